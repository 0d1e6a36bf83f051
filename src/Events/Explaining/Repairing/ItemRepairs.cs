using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>What may mend an array that has too many items, too few, the same twice, or not the one that it must contain.</summary>
internal static class ItemRepairs
{
    private const int MaxAdded = 32;

    /// <param name="root">The event.</param>
    /// <param name="items">The array that was refused.</param>
    /// <param name="finding">Why.</param>
    /// <param name="place">The schema that refused it.</param>
    /// <param name="sampler">Makes items.</param>
    public static IEnumerable<PatchOperation[]> Of(JsonObject root, JsonArray items, SchemaFinding finding, SchemaPlace place, PlaceSampler sampler)
    {
        string at = finding.InstancePointer;
        switch (finding.Keyword)
        {
            case "maxItems" when place.TryGet("maxItems", out JsonElement most) && most.TryGetInt32(out int count) && count < items.Count:
                return RemoveFrom(at, count, items.Count);
            case "items" or "additionalItems" or "unevaluatedItems":
                return RemoveFrom(at, place.Node.Edges.Count(edge => edge.Kind == SchemaEdgeKind.PrefixItem), items.Count);
            case "minItems" when place.TryGet("minItems", out JsonElement least) && least.TryGetInt32(out int count) && count - items.Count is > 0 and <= MaxAdded:
                JsonNode?[] made = [.. sampler.Values(root, [.. Place.Steps(at), items.Count.ToString(CultureInfo.InvariantCulture)], place.Node, count - items.Count)];
                return made.Length == 0 ? [] : [[.. Enumerable.Range(0, count - items.Count).Select(index => PatchOperation.Add($"{at}/-", made[index % made.Length]))]];
            case "uniqueItems":
                HashSet<string> seen = new(StringComparer.Ordinal);
                int[] again = [.. items.Select((item, index) => (item, index)).Where(pair => !seen.Add(pair.item?.ToJsonString() ?? "null")).Select(pair => pair.index)];
                return again.Length == 0 ? [] : [[.. again.Reverse().Select(index => Remove(at, index))]];
            case "contains" or "minContains" when place.Node.TargetOf("contains") is { } wanted:
                return sampler.Make(wanted) is { Found: true, Value: var value } ? [[PatchOperation.Add($"{at}/-", value)]] : [];
            default:
                return [];
        }
    }

    // From the end, so that each index is still that of its item.
    private static PatchOperation[][] RemoveFrom(string at, int first, int count) => [[.. Enumerable.Range(first, Math.Max(0, count - first)).Reverse().Select(index => Remove(at, index))]];

    private static PatchOperation Remove(string at, int index) => PatchOperation.Remove(string.Create(CultureInfo.InvariantCulture, $"{at}/{index}"), 2);
}
