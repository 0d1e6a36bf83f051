using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes arrays: how many items, then each of them.</summary>
internal sealed class ArraySampler(SamplingRun run)
{
    private const int MaxItems = 1_000;
    private const int AttemptsPerItem = 8;

    public bool TryMake(SampleDemand demand, string pointer, int depth, SampleExtent extent, out JsonNode? value)
    {
        value = null;
        var items = new JsonArray();
        var contained = demand.Nodes.SelectMany(node => node.EdgesOf("contains").Select(edge => (edge.Target, Least: node.CountOf("minContains", 1)))).ToList();
        int given = run.Steps(pointer).Select(step => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < MaxItems ? index + 1 : 0).DefaultIfEmpty().Max();
        int wanted = Math.Max(given, Count(demand, contained.Sum(entry => Math.Min(entry.Least, MaxItems)), extent));
        bool isUnique = demand.Nodes.Any(node => node.TryGet("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True);
        var pending = contained.SelectMany(entry => Enumerable.Repeat(entry.Target, Math.Min(entry.Least, MaxItems))).ToList();
        while (items.Count < wanted)
        {
            int index = items.Count;
            var schemas = SchemasOf(demand, index);
            if (index >= wanted - pending.Count && pending.Count > 0)
                schemas = [.. schemas, pending[wanted - index - 1]];
            if (!TryItem(items, schemas, pointer, depth, isUnique))
                return index >= demand.Least("minItems") && pending.Count == 0 && (value = items) is not null;
        }

        value = items;
        return true;
    }

    // Compared as the validator does: JsonNode takes no exponents beyond an int.
    private static bool AreEqual(JsonNode? one, JsonNode? other) =>
        SchemaValue.Comparer.Equals(JsonElement.Parse(SampleText.Write(one)), JsonElement.Parse(SampleText.Write(other)));

    private bool TryItem(JsonArray items, List<SchemaNode> schemas, string pointer, int depth, bool isUnique)
    {
        for (int attempt = 0; attempt < AttemptsPerItem; attempt++)
        {
            if (!run.TryMake(schemas, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{items.Count}"), depth + 1, out var item))
                return false;
            if (isUnique && items.Any(other => AreEqual(other, item)))
            {
                item = Numbered(item, items.Count);
                if (items.Any(other => AreEqual(other, item)) || !run.Accepts(schemas, item))
                    continue;
            }

            items.Add(item);
            return true;
        }

        return false;
    }

    // The same value again, told apart by a number.
    private static JsonNode? Numbered(JsonNode? item, int number) => item?.GetValueKind() switch
    {
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"{item.GetValue<string>()}{number + 1}"),
        JsonValueKind.Number when decimal.TryParse(item.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e15m => value + number,
        _ => item,
    };

    private int Count(SampleDemand demand, int contained, SampleExtent extent)
    {
        int least = Math.Max(demand.Least("minItems"), contained), most = Math.Min(demand.Most("maxItems"), MaxItems);
        int tuple = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.PrefixItem).Select(edge => edge.Index!.Value + 1).DefaultIfEmpty().Max();
        int usual = extent switch
        {
            SampleExtent.Everything => Math.Max(1, tuple),
            SampleExtent.Required => 0,
            _ => run.Dice.Next(4),
        };
        return Math.Min(Math.Max(least, usual), Math.Max(most, least));
    }

    private static List<SchemaNode> SchemasOf(SampleDemand demand, int index)
    {
        var covering = demand.Nodes.SelectMany(node => node.Edges)
            .Where(edge => edge.Kind is not (SchemaEdgeKind.UnevaluatedItems or SchemaEdgeKind.Contains) && edge.CoversItem(index)).Select(edge => edge.Target).Distinct().ToList();
        return covering.Count > 0 ? covering : [.. demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.UnevaluatedItems).Select(edge => edge.Target).Distinct()];
    }
}
