using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>What became of one schema from an earlier state of a pack to a later one.</summary>
/// <param name="Change">What.</param>
/// <param name="Old">The same version as it was, or the version before it; null for an id that is new.</param>
/// <param name="New">Null for one that is gone.</param>
/// <param name="Rule">What is asked of it.</param>
/// <param name="Comparison">The two, compared; null where there is nothing to compare, or nothing is asked.</param>
/// <param name="Findings">What is not as it is asked.</param>
internal sealed record EvolvedSchema(
    SchemaChange Change, CompiledSchema? Old, CompiledSchema? New, CompatibilityRule Rule, SchemaComparison? Comparison, IReadOnlyList<EvolutionFinding> Findings)
{
    public SchemaKey Key => (New ?? Old)!.Key;
}
