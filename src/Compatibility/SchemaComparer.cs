using SchemaPacks.Compatibility.Proving;
using SchemaPacks.Compatibility.Versioning;
using SchemaPacks.Compatibility.Witnessing;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility;

/// <summary>
/// Compares two schemas. First it tries to prove, structure by structure, that each value of the one is a value of the other; then it looks for a value that refutes it. Both are bounded in
/// work, so a comparison of hostile schemas ends, undecided.
/// </summary>
public static class SchemaComparer
{
    private const int MaxNodes = 20_000;

    /// <summary>Compares an old schema with a new one, in both directions.</summary>
    /// <param name="old">The schema as it was.</param>
    /// <param name="new">The schema as it is now. Both were compiled with the same options.</param>
    /// <param name="level">Which values count.</param>
    public static SchemaComparison Compare(JsonSchemaValidator old, JsonSchemaValidator @new, ComparisonLevel level = ComparisonLevel.Schema)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        JsonSchemaValidator oldUnfolded = old.Unfolded(MaxNodes) ?? old, newUnfolded = @new.Unfolded(MaxNodes) ?? @new;
        return new SchemaComparison(
            Compare(oldUnfolded, newUnfolded, CompatibilityDirection.Backward, level),
            Compare(newUnfolded, oldUnfolded, CompatibilityDirection.Forward, level),
            DeclaredPaths.Of(@new.Root).Except(DeclaredPaths.Of(old.Root)).Any());
    }

    private static DirectionResult Compare(JsonSchemaValidator writer, JsonSchemaValidator reader, CompatibilityDirection direction, ComparisonLevel level)
    {
        var proof = new InclusionProof(writer, reader, level);
        bool isProved = proof.Run();
        IReadOnlyList<Doubt> doubts = isProved ? [] : proof.Doubts;
        byte[]? witness = new WitnessSearch(writer, reader, level, isProved).Find(doubts);
        if (witness is not null)
            return new DirectionResult(CompatibilityVerdict.Breaking, witness, [.. doubts.Select(doubt => doubt.Finding(direction, isRefuted: true)).Distinct()]);
        return isProved
            ? new DirectionResult(CompatibilityVerdict.Compatible, null, [])
            : new DirectionResult(CompatibilityVerdict.Undecided, null, [.. doubts.Select(doubt => doubt.Finding(direction, isRefuted: false)).Distinct()]);
    }
}
