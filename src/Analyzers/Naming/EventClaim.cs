namespace SchemaPacks.Analyzers.Naming;

/// <summary>What a schema file asks a type for.</summary>
/// <param name="Path">The file.</param>
/// <param name="Id">The schema's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="WantedName">The name that the project gives the type, if it does.</param>
internal sealed record EventClaim(string Path, string Id, string Version, string? WantedName);
