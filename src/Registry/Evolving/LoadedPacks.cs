using SchemaPacks.Compiling;
using SchemaPacks.Plugins;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Evolving;

/// <summary>What the stages after scanning made of packs.</summary>
/// <param name="Candidates">The packs.</param>
/// <param name="Parsed">What was read of each.</param>
/// <param name="Modules">Their code.</param>
/// <param name="CodeFindings">What is wrong with it.</param>
/// <param name="Compiled">What was compiled.</param>
/// <param name="Owned">Which of it the packs may bring.</param>
/// <param name="Settled">Which of it is served.</param>
internal sealed record LoadedPacks(
    IReadOnlyList<PackCandidate> Candidates, ParsedPacks Parsed, LoadedModules Modules, IReadOnlyList<Diagnostic> CodeFindings, CompiledPacks Compiled, OwnedSchemas Owned, SettledSchemas Settled)
{
    /// <summary>What was found about them, in the order of the stages.</summary>
    public IEnumerable<Diagnostic> Findings => [.. CodeFindings, .. Parsed.Findings, .. Compiled.Findings, .. Owned.Findings, .. Settled.Findings];
}
