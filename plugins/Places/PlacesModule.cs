using SchemaPacks;

[assembly: PackModule(typeof(Places.PlacesModule))]

namespace Places;

/// <summary>Registers what this pack brings beside its schemas. A host calls it once, if its operator trusts the pack.</summary>
public sealed class PlacesModule : IPackModule
{
    /// <inheritdoc/>
    public void Register(IPackBuilder pack) => pack
        .AddFormat<GeohashCheck>("geohash")
        .AddModifier<RegionModifier>("region");
}
