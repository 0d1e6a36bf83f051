namespace SchemaPacks.Feeds;

/// <summary>What a search of one source found.</summary>
/// <param name="Packs">The packs.</param>
/// <param name="Findings">Packages that had to be left out, and why: warnings.</param>
internal sealed record FeedAnswer(IReadOnlyList<FoundPack> Packs, IReadOnlyList<Diagnostic> Findings);
