namespace SchemaPacks.Feeds;

/// <summary>What a search found.</summary>
/// <param name="Packs">The packs, by source in the order of the sources.</param>
/// <param name="Findings">Sources that could not be searched; the others were. And packs whose ids look like better known ones.</param>
public sealed record SearchOutcome(IReadOnlyList<FoundPack> Packs, IReadOnlyList<Diagnostic> Findings);
