using System.Text.Json;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What <c>const</c> and <c>enum</c> leave of one kind of value.</summary>
/// <param name="Values">The values, of one kind, that every such keyword allows.</param>
internal sealed record AllowedValues(IReadOnlyList<JsonElement> Values)
{
    public bool IsEmpty => Values.Count == 0;

    /// <summary>The values allowed; null when no schema limits them.</summary>
    public static AllowedValues? Of(Conjunction conjunction)
    {
        List<JsonElement>? allowed = null;
        foreach (var node in conjunction.Nodes)
        {
            if (node.TryGet("const", out var value))
                Limit(ref allowed, [value], conjunction.Kind);
            if (node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array)
                Limit(ref allowed, values.EnumerateArray(), conjunction.Kind);
        }

        return allowed is null ? null : new AllowedValues(allowed);
    }

    /// <summary>Whether a schema asks nothing of values of a kind but to be among those allowed.</summary>
    public static bool AreAll(SchemaNode node, ValueKinds kind) => node.Json.EnumerateObject().All(keyword =>
        keyword.Name is "type" or "const" or "enum" or "$ref" or "allOf" or "anyOf" or "oneOf" or "not" or "if" or "then" or "else" or "definitions" or "$defs"
        || !node.TryGet(keyword.Name, out _)
        || (Foresight.KindOf(keyword.Name) & kind) == 0);

    private static void Limit(ref List<JsonElement>? allowed, IEnumerable<JsonElement> values, ValueKinds kind)
    {
        var own = values.Where(value => KindAnalysis.KindOf(value) == kind).ToHashSet(SchemaValue.Comparer);
        allowed = allowed is null ? [.. own] : [.. allowed.Where(own.Contains)];
    }
}
