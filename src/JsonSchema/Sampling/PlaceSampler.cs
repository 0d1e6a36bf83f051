using System.Globalization;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes values for one place of an instance that is there already. They are judged by the schemas of that place and not by those around it: whether the whole fits is for the caller to find out.</summary>
/// <param name="validator">The compiled schema.</param>
internal sealed class PlaceSampler(JsonSchemaValidator validator)
{
    private readonly KindAnalysis _kinds = new();

    /// <summary>Makes values for a place.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="steps">The names and indexes that lead to the place, at which there need not be anything.</param>
    /// <param name="owner">A schema that applies to what the place is a part of, though it may stand in a branch that is not taken; null for none.</param>
    /// <param name="count">The most values, which are different.</param>
    public IEnumerable<JsonNode?> Values(JsonNode? instance, IReadOnlyList<string> steps, SchemaNode? owner, int count)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int seed = 0; seed < count; seed++)
        {
            var dice = new SampleDice(seed);
            var own = owner is null || steps.Count == 0 ? [] : Behind([owner], Parent(instance, steps), steps[^1], dice, takesFirst: seed == 0);
            var around = SchemasAt(instance, steps, dice, takesFirst: seed == 0);
            if (own.Count + around.Count == 0)
                yield break; // nothing is said of the place
            if ((TryMake([.. around.Union(own)], seed, out var value) || (own.Count > 0 && TryMake(own, seed, out value))) && seen.Add(value?.ToJsonString() ?? "null"))
                yield return value;
        }
    }

    /// <summary>Makes a value that a schema accepts.</summary>
    public (bool Found, JsonNode? Value) Make(SchemaNode node) => TryMake([node], seed: 0, out var value) ? (true, value) : (false, null);

    /// <summary>The schemas that apply to a place, with one branch of each choice taken.</summary>
    private List<SchemaNode> SchemasAt(JsonNode? instance, IReadOnlyList<string> steps, SampleDice dice, bool takesFirst)
    {
        List<SchemaNode> nodes = [validator.Root];
        var at = instance;
        foreach (string step in steps)
        {
            nodes = Behind(nodes, at, step, dice, takesFirst);
            at = Child(at, step);
        }

        return nodes;
    }

    private List<SchemaNode> Behind(IEnumerable<SchemaNode> nodes, JsonNode? parent, string step, SampleDice dice, bool takesFirst)
    {
        var edges = SampleDemand.Of(nodes, _kinds, dice, takesFirst).Nodes.SelectMany(node => node.Edges);
        return [.. edges.Where(edge => parent is JsonArray ? int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && IsOfItem(edge, index) : edge.CoversProperty(step)).Select(edge => edge.Target).Distinct()];
    }

    private static bool IsOfItem(SchemaEdge edge, int index) => edge.Kind != SchemaEdgeKind.Contains && edge.CoversItem(index);

    private bool TryMake(IReadOnlyList<SchemaNode> nodes, int seed, out JsonNode? value) =>
        new SamplingRun(validator, new SampleDice(seed), SampleExtent.Required).TryMake(nodes, "", depth: 1, out value);

    private static JsonNode? Parent(JsonNode? instance, IReadOnlyList<string> steps) => steps.SkipLast(1).Aggregate(instance, Child);

    private static JsonNode? Child(JsonNode? node, string step) => node switch
    {
        JsonObject members => members[step],
        JsonArray items when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < items.Count => items[index],
        _ => null,
    };
}
