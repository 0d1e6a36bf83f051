namespace SchemaPacks;

/// <summary>
/// Says that a pack also brings code: names the type that registers it. The code runs only where an operator trusts this very pack;
/// elsewhere the pack is read as data, as any other.
/// </summary>
/// <example>
/// <code>[assembly: PackModule(typeof(Acme.Geo.GeoModule))]</code>
/// </example>
/// <param name="module">A public class of this assembly with a public constructor without parameters, which implements <see cref="IPackModule"/>.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PackModuleAttribute(Type module) : Attribute
{
    /// <summary>The type that registers the pack's code.</summary>
    public Type Module { get; } = module;
}
