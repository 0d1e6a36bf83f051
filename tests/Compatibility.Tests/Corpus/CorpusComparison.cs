using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Corpus;

/// <summary>What the comparer says of a pair in one direction.</summary>
internal sealed record CorpusComparison(CorpusPair Pair, ComparisonLevel Level, CompatibilityDirection Direction, JsonSchemaValidator Writer, JsonSchemaValidator Reader, DirectionResult Result)
{
    private static readonly Lazy<IReadOnlyList<CorpusComparison>> Compared = new(() => [.. CorpusFiles.Names.SelectMany(CorpusFiles.Pairs).SelectMany(Compare)]);

    /// <summary>All, compared once for all tests that ask.</summary>
    public static IReadOnlyList<CorpusComparison> All => Compared.Value;

    public string Name => $"{Pair.Name} ({Level}, {Direction})";

    public string Truth => Pair.Truth(Level, Direction);

    public string Verdict => Result.Verdict.ToString().ToLowerInvariant();

    private static IEnumerable<CorpusComparison> Compare(CorpusPair pair)
    {
        JsonSchemaValidator old = pair.Old, @new = pair.New;
        foreach (ComparisonLevel level in Enum.GetValues<ComparisonLevel>())
        {
            SchemaComparison comparison = SchemaComparer.Compare(old, @new, level);
            yield return new CorpusComparison(pair, level, CompatibilityDirection.Backward, old, @new, comparison.Backward);
            yield return new CorpusComparison(pair, level, CompatibilityDirection.Forward, @new, old, comparison.Forward);
        }
    }
}
