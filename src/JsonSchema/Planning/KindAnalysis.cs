using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Which kinds of values a schema may accept: never too few. Decides branches by a value's first byte.</summary>
internal sealed class KindAnalysis
{
    private readonly Dictionary<SchemaNode, ValueKinds> _known = [];

    public ValueKinds KindsOf(SchemaNode node)
    {
        if (_known.TryGetValue(node, out var kinds))
            return kinds;
        if (!StackRoom.IsLeft())
            return ValueKinds.All; // a long chain of references
        _known[node] = ValueKinds.All; // what a schema under analysis says of itself
        kinds = Own(node);
        foreach (var edge in node.Edges)
        {
            if (edge.Keyword is "allOf" or "$ref")
                kinds &= KindsOf(edge.Target);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf", "$dynamicRef", "$recursiveRef"])
        {
            if (node.EdgesOf(keyword).Any())
                kinds &= node.EdgesOf(keyword).Aggregate(ValueKinds.None, (all, edge) => all | KindsOf(edge.Target));
        }

        return _known[node] = kinds;
    }

    /// <summary>The kinds of a schema's own <c>type</c>.</summary>
    public static ValueKinds TypesOf(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Aggregate(ValueKinds.None, (all, name) => all | TypesOf(name))
        : type.GetString() switch
        {
            "null" => ValueKinds.Null,
            "boolean" => ValueKinds.True | ValueKinds.False,
            "number" or "integer" => ValueKinds.Number,
            "string" => ValueKinds.String,
            "array" => ValueKinds.Array,
            "object" => ValueKinds.Object,
            _ => ValueKinds.All,
        };

    public static ValueKinds KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => ValueKinds.Null,
        JsonValueKind.True => ValueKinds.True,
        JsonValueKind.False => ValueKinds.False,
        JsonValueKind.Number => ValueKinds.Number,
        JsonValueKind.String => ValueKinds.String,
        JsonValueKind.Array => ValueKinds.Array,
        _ => ValueKinds.Object,
    };

    private static ValueKinds Own(SchemaNode node)
    {
        if (node.Boolean is { } all)
            return all ? ValueKinds.All : ValueKinds.None;
        var kinds = ValueKinds.All;
        if (node.TryGet("type", out var type))
            kinds &= TypesOf(type);
        if (node.TryGet("const", out var value))
            kinds &= KindOf(value);
        if (node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array)
            kinds &= values.EnumerateArray().Aggregate(ValueKinds.None, (known, item) => known | KindOf(item));
        return kinds;
    }
}
