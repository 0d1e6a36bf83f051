namespace SchemaPacks.Feeds;

/// <summary>Which packs have newer versions.</summary>
/// <param name="Packs">Those that do, by id.</param>
/// <param name="Findings">Packs that could not be looked up.</param>
public sealed record OutdatedOutcome(IReadOnlyList<OutdatedPack> Packs, IReadOnlyList<Diagnostic> Findings);
