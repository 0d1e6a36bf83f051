namespace SchemaPacks.Feeds;

/// <summary>A pack that another one needs.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Which versions will do: a NuGet range such as <c>[1.0.0, )</c>.</param>
public sealed record PackDependency(string Id, string Version);
