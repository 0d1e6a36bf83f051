using SchemaPacks.Compatibility;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>Something that is not as the rules ask.</summary>
/// <param name="Diagnostic">The finding, at its place in the new schema.</param>
/// <param name="Old">The earlier version that it is about; null for none.</param>
/// <param name="OldPointer">JSON pointer to the place in the old document.</param>
/// <param name="Change">What changed, where schemas were compared; null for what is found without.</param>
/// <param name="Witness">JSON in UTF-8 that one of the two takes and the other refuses; null unless it breaks.</param>
internal sealed record EvolutionFinding(
    Diagnostic Diagnostic, CompiledSchema? Old = null, string OldPointer = "", CompatibilityFinding? Change = null, ReadOnlyMemory<byte>? Witness = null);
