using SchemaPacks.Scanning;

namespace SchemaPacks.Evolving;

/// <summary>Which packs were let in.</summary>
/// <param name="Packs">Those that were, with what became of them.</param>
/// <param name="Refused">Those that were not.</param>
/// <param name="Findings">Why not, or what else breaks.</param>
internal sealed record Admission(LoadedPacks Packs, IReadOnlyList<PackCandidate> Refused, IReadOnlyList<Diagnostic> Findings);
