using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the arrays of a case meet the counts and items of a schema.</summary>
internal sealed class ArrayInclusion(InclusionProof proof)
{
    private const int MaxPositions = 256;

    /// <summary>The schemas that the item at an index meets, as far as is sure.</summary>
    public static IReadOnlyList<SchemaNode> SchemasOf(ValueCase of, int index) => [.. of.Nodes.SelectMany(node => node.Edges)
        .Where(edge => edge.Kind != SchemaEdgeKind.Contains && edge.CoversItem(index) && (edge.Kind != SchemaEdgeKind.UnevaluatedItems || !EvaluatedParts.MayCover(of, edge, index))).Select(edge => edge.Target).Distinct()];

    /// <summary>How many items each array of a case has at least.</summary>
    public static int Least(ValueCase of) => Math.Max(of.Least("minItems"), of.Nodes.Where(node => node.TargetOf("contains") is not null).Select(node => node.CountOf("minContains", 1)).DefaultIfEmpty().Max());

    private static ValueCase At(ValueCase of, int index) =>
        ValueCase.Any.With(SchemasOf(of, index)) with { Declaring = of.Declaring is { } roots ? DeclaredContent.At(roots, index) : null };

    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (!of.Kinds.HasFlag(ValueKinds.Array))
            return true;
        int positions = Math.Min(MaxPositions, Tuple(of.Nodes.Append(reader)));
        int most = Most(of, positions);
        bool holds = true;
        if (reader.CountOf("minItems", 0) > Least(of))
            holds = proof.Fail("minItems", "arrays with fewer items are not taken", of, reader, isChange: of.Least("minItems") > 0);
        if (reader.CountOf("maxItems", int.MaxValue) < most)
            holds = proof.Fail("maxItems", "arrays with more items are not taken", of, reader, isChange: of.Most("maxItems") < int.MaxValue);
        if (IsUnique(reader) && most > 1 && !of.Nodes.Any(IsUnique))
            holds = proof.Fail("uniqueItems", "arrays with equal items are not taken", of, reader);
        var evaluating = reader.TargetOf("unevaluatedItems") is null ? [] : proof.Evaluated.Sure(of, reader).SelectMany(node => node.Edges)
            .Where(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.ItemsAfterPrefix || (edge.Kind == SchemaEdgeKind.UnevaluatedItems && !ReferenceEquals(edge.Source, reader))).ToList();
        for (int index = 0; index <= positions && index < most; index++)
        {
            foreach (var edge in reader.Edges.Where(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.ItemsAfterPrefix && edge.CoversItem(index)))
                holds &= proof.IncludesAt(index, At(of, index), edge.Target);
            foreach (var edge in reader.Edges.Where(edge => edge.Kind == SchemaEdgeKind.UnevaluatedItems && !evaluating.Exists(other => other.CoversItem(index))))
                holds &= proof.IncludesAt(index, At(of, index), edge.Target);
        }

        return Tuple(of.Nodes.Append(reader)) > MaxPositions ? proof.Fail("items", "the arrays have too many places to be compared", of, reader) : HoldsContains(of, reader, positions, most) & holds;
    }

    private bool HoldsContains(ValueCase of, SchemaNode reader, int positions, int most)
    {
        if (reader.TargetOf("contains") is not { } contained)
            return true;
        int least = reader.CountOf("minContains", 1), limit = reader.CountOf("maxContains", int.MaxValue);
        bool holds = true;
        if (least > 0 && !HasContained(of, contained, least, positions))
            holds = proof.Fail("contains", "arrays without such an item are not taken", of, reader, isChange: of.Nodes.Any(node => node.TargetOf("contains") is not null));
        if (limit < most && !IsLimited(of, contained, limit, positions))
            holds = proof.Fail("maxContains", "arrays with more such items are not taken", of, reader, isChange: of.Nodes.Any(node => node.CountOf("maxContains", int.MaxValue) < int.MaxValue));
        return holds;
    }

    private bool HasContained(ValueCase of, SchemaNode contained, int least, int positions) =>
        of.Nodes.Any(node => node.TargetOf("contains") is { } own && node.CountOf("minContains", 1) >= least && proof.Quietly(() => proof.IncludesAt(0, ValueCase.Any.With(own), contained)))
        || (Least(of) >= least && Enumerable.Range(0, Math.Min(positions + 1, Least(of))).All(index => proof.Quietly(() => proof.IncludesAt(index, ValueCase.Any.With(SchemasOf(of, index)), contained))));

    private bool IsLimited(ValueCase of, SchemaNode contained, int limit, int positions) =>
        of.Nodes.Any(node => node.TargetOf("contains") is { } own && node.CountOf("maxContains", int.MaxValue) <= limit && proof.Quietly(() => proof.IncludesAt(0, ValueCase.Any.With(contained), own)))
        || Enumerable.Range(0, positions + 1).All(index => proof.Empty.AreEmpty([.. SchemasOf(of, index), contained]));

    // The longest array: a place that no value can take ends it.
    private int Most(ValueCase of, int positions)
    {
        int most = of.Most("maxItems");
        for (int index = 0; index <= positions && index < most; index++)
        {
            if (proof.Empty.AreEmpty(SchemasOf(of, index)))
                return index;
        }

        return most;
    }

    private static int Tuple(IEnumerable<SchemaNode> nodes) => InPlaceSchemas.Possible(nodes).SelectMany(node => node.Edges)
        .Select(edge => edge.Kind switch { SchemaEdgeKind.PrefixItem => edge.Index!.Value + 1, SchemaEdgeKind.ItemsAfterPrefix => edge.Index ?? 0, _ => 0 }).DefaultIfEmpty().Max();

    private static bool IsUnique(SchemaNode node) => node.TryGet("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True;
}
