using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>What may mend a value that a keyword refused for itself: a value near it in its place.</summary>
internal static class ValueRepairs
{
    private const int NearCost = 1, OtherCost = 3;

    private static readonly string[] Numbers = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"];

    /// <param name="value">The value.</param>
    /// <param name="finding">Why it was refused.</param>
    /// <param name="place">The schema that refused it.</param>
    public static IEnumerable<PatchOperation> Of(JsonNode? value, SchemaFinding finding, SchemaPlace place)
    {
        if (!place.TryGet(finding.Keyword, out JsonElement limit))
            return [];
        string at = finding.InstancePointer;
        return finding.Keyword switch
        {
            "type" => NearValues.OfTypes(value, SchemaPlace.Texts(limit)).Select(near => PatchOperation.Replace(at, near, near is null ? OtherCost : NearCost)),
            "enum" when limit.ValueKind == JsonValueKind.Array => NearValues.Listed(value, limit).Select(near => Listed(at, value, near)),
            "const" => [Listed(at, value, NearValues.Node(limit))],
            _ when Numbers.Contains(finding.Keyword) => NearNumbers.Of(value, finding.Keyword, limit).Select(near => PatchOperation.Replace(at, near, NearCost)),
            _ when value?.GetValueKind() == JsonValueKind.String => NearTexts.Of(value.GetValue<string>(), finding.Keyword, limit)
                .Distinct(StringComparer.Ordinal).Where(near => near.Length > 0).Select(near => PatchOperation.Replace(at, near, NearCost)),
            _ => [],
        };
    }

    private static PatchOperation Listed(string at, JsonNode? value, JsonNode? listed) =>
        PatchOperation.Replace(at, listed, NearValues.IsNear(value, listed) ? NearCost : OtherCost);
}
