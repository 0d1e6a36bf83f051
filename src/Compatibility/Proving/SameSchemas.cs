using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether two schemas are the same but for what no value depends on: titles, descriptions, the places they stand in.</summary>
internal sealed class SameSchemas(ProofBudget budget)
{
    private static readonly string[] Assertions =
    [
        "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "format",
        "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required", "dependentRequired", "dependencies",
        "contentEncoding", "contentMediaType", "contentSchema", "divisibleBy",
    ];

    private readonly Dictionary<(SchemaNode, SchemaNode), bool> _known = [];

    public bool Are(SchemaNode one, SchemaNode other)
    {
        if (ReferenceEquals(one, other))
            return true;
        if (!_known.TryGetValue((one, other), out bool are))
        {
            are = Are(one, other, []);
            if (!budget.IsSpent)
                _known[(one, other)] = are;
        }

        return are;
    }

    private bool Are(SchemaNode one, SchemaNode other, HashSet<(SchemaNode, SchemaNode)> assumed)
    {
        if (ReferenceEquals(one, other) || !assumed.Add((one, other)))
            return true; // assumed until something else shows that they are not
        if (!budget.TrySpend(1))
            return false;
        if (one.Boolean is not null || other.Boolean is not null)
            return one.Boolean == other.Boolean;
        if (one.Dialect != other.Dialect || one.Resource.Vocabulary.FormatAsserts != other.Resource.Vocabulary.FormatAsserts || one.Edges.Count != other.Edges.Count)
            return false;
        foreach (var keyword in Assertions)
        {
            if (keyword == "dependencies" ? !AreSameLists(one, other) : !AreSame(one, other, keyword))
                return false;
        }

        for (int index = 0; index < one.Edges.Count; index++)
        {
            SchemaEdge edge = one.Edges[index];
            if (edge.Keyword is "$dynamicRef" or "$recursiveRef" && one.EdgesOf(edge.Keyword).Select(each => each.Target).Distinct().Count() > 1)
                return false; // which target counts depends on the way there
            if (other.Edges.FirstOrDefault(each => IsSamePlace(edge, each)) is not { } match || !Are(edge.Target, match.Target, assumed))
                return false;
        }

        return true;
    }

    private static bool AreSame(SchemaNode one, SchemaNode other, string keyword)
    {
        bool has = one.TryGet(keyword, out var value), hasOther = other.TryGet(keyword, out var otherValue);
        return has == hasOther && (!has || SchemaValue.Comparer.Equals(value, otherValue));
    }

    // The lists of names; schemas among them are edges.
    private static bool AreSameLists(SchemaNode one, SchemaNode other)
    {
        return Lists(one).SequenceEqual(Lists(other));

        static IEnumerable<string> Lists(SchemaNode node) => node.TryGet("dependencies", out var dependencies) && dependencies.ValueKind == JsonValueKind.Object
            ? dependencies.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Object && member.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                .Select(member => $"{member.Name}:{member.Value.GetRawText()}").Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsSamePlace(SchemaEdge edge, SchemaEdge other) =>
        edge.Kind == other.Kind && edge.Keyword == other.Keyword && edge.Name == other.Name && edge.Value == other.Value && edge.Index == other.Index;
}
