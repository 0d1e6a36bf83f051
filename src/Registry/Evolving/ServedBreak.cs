using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>A schema that does not keep what it owes to another one that is served, or was until now.</summary>
/// <param name="Old">The earlier version, or the same one as it was.</param>
/// <param name="New">The schema.</param>
/// <param name="Findings">What it does not keep.</param>
internal sealed record ServedBreak(CompiledSchema Old, CompiledSchema New, IReadOnlyList<Diagnostic> Findings);
