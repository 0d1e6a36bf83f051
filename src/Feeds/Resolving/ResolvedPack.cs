using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>The version that was chosen of a pack, and where it is.</summary>
/// <param name="Id">The package's id as the source writes it.</param>
/// <param name="Version">The one version.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Dependencies">What it needs; libraries are still among it.</param>
internal sealed record ResolvedPack(string Id, NuGetVersion Version, string Source, IReadOnlyList<PackDependency> Dependencies);
