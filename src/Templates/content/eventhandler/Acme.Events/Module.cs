using SchemaPacks;

[assembly: PackModule(typeof(Acme_Events.Module))]

namespace Acme_Events;

/// <summary>Registers what this pack brings beside its schemas. A host calls it once, if its operator trusts the pack.</summary>
public sealed class Module : IPackModule
{
    /// <inheritdoc/>
    public void Register(IPackBuilder pack) => pack.AddHandler<TallyHandler>("tally");
}
