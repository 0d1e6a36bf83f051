using System.Text.Json;
using SchemaPacks.JsonSchema.Explaining;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>What a keyword says of a value that its schema accepts.</summary>
internal static class AnnotationKeywords
{
    // They name and hold schemas, or speak to people who read the schema: nothing of a value.
    private static readonly HashSet<string> Silent =
    [
        "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "$comment", "$ref", "$defs", "definitions", "then", "else",
    ];

    private static readonly JsonElement True = JsonElement.Parse("true");

    /// <summary>The annotation; null where there is none.</summary>
    /// <param name="keyword">The keyword and its value.</param>
    /// <param name="outcome">What its schema said.</param>
    /// <param name="asked">The schemas that the keyword asked.</param>
    public static JsonElement? Of(JsonProperty keyword, Outcome outcome, IEnumerable<(SchemaEdge Edge, Outcome Answer)> asked)
    {
        var (node, value) = (outcome.Node!, outcome.Value!);
        var vocabulary = node.Resource.Vocabulary;
        switch (keyword.Name)
        {
            case "contentMediaType" or "contentEncoding":
                return value.Kind == InstanceKind.String ? keyword.Value : null;
            case "contentSchema":
                return value.Kind == InstanceKind.String && node.Json.TryGetProperty("contentMediaType", out _) ? keyword.Value : null;
            case "format":
                return keyword.Value;
            case var name when vocabulary.Has(name):
                return vocabulary.Dialect.Version < DialectVersion.Draft201909 ? null : Applied(name, value, asked);
            case var name:
                return Silent.Contains(name) ? null : keyword.Value;
        }
    }

    // Which parts of the value the keyword applied to; nothing where it applied to none.
    private static JsonElement? Applied(string keyword, Instance value, IEnumerable<(SchemaEdge Edge, Outcome Answer)> asked)
    {
        switch (keyword)
        {
            case "properties" or "patternProperties" or "additionalProperties" or "unevaluatedProperties":
                var names = asked.Select(question => question.Answer.Value!.Name!).Distinct().ToList();
                return names.Count == 0 ? null : Array(names.Select(name => $"\"{JsonEncodedText.Encode(name)}\""));
            case "contains":
                var indices = asked.Where(question => question.Answer.IsValid).Select(question => question.Answer.Value!.Index).ToList();
                return indices.Count == 0 ? null : indices.Count == value.Children.Count ? True : Array(indices.Select(index => $"{index}"));
            case "items" or "prefixItems" or "additionalItems" or "unevaluatedItems":
                var last = asked.Select(question => (int?)question.Answer.Value!.Index).Max();
                var isPrefix = asked.Any(question => question.Edge.Kind == SchemaEdgeKind.PrefixItem);
                return last is null ? null : isPrefix && last + 1 < value.Children.Count ? JsonElement.Parse($"{last}") : True;
            default:
                return null;
        }
    }

    private static JsonElement Array(IEnumerable<string> items) => JsonElement.Parse($"[{string.Join(',', items)}]");
}
