namespace SchemaPacks.Feeds;

/// <summary>The packs of a folder that can be used as they are.</summary>
/// <param name="Packs">Locked packs whose package is in the cache, is the locked one, and was admitted.</param>
/// <param name="Findings">Why others are not among them, and what the admission had to say.</param>
public sealed record InstalledPacks(IReadOnlyList<InstalledPack> Packs, IReadOnlyList<Diagnostic> Findings);
