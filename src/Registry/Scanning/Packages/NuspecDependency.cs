namespace SchemaPacks.Scanning.Packages;

/// <summary>A package that another one depends on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Range">The versions that will do, as written; null for any.</param>
internal sealed record NuspecDependency(string Id, string? Range);
