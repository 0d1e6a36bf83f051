namespace SchemaPacks;

/// <summary>Registers the code that a pack brings. A host that trusts the pack makes one instance, calls it once and lets go of it.</summary>
/// <example>
/// <code>
/// public sealed class GeoModule : IPackModule
/// {
///     public void Register(IPackBuilder pack) => pack
///         .AddFormat&lt;GeohashCheck&gt;("geohash")
///         .AddModifier&lt;RegionModifier&gt;("region");
/// }
/// </code>
/// </example>
public interface IPackModule
{
    /// <summary>Registers types. They are made afterwards, once each.</summary>
    /// <param name="pack">Takes what is registered. Not to be kept.</param>
    /// <exception cref="Exception">Any exception means that the pack's code is not loaded (<c>SP1107</c>); its schemas are served all the same.</exception>
    void Register(IPackBuilder pack);
}
