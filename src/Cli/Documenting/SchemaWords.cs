using System.Text.Json;

namespace SchemaPacks.Cli.Documenting;

/// <summary>What keywords say, in a few words.</summary>
internal static class SchemaWords
{
    private const int MostValues = 12;

    private static readonly string[] Branches = ["oneOf", "anyOf", "allOf", "not", "if"];

    private static readonly (string Keyword, string Words)[] Bounds =
    [
        ("minimum", "at least {0}"), ("exclusiveMinimum", "more than {0}"), ("maximum", "at most {0}"), ("exclusiveMaximum", "less than {0}"), ("multipleOf", "a multiple of {0}"),
        ("minLength", "at least {0} characters"), ("maxLength", "at most {0} characters"), ("pattern", "matches {0}"),
        ("minItems", "at least {0} items"), ("maxItems", "at most {0} items"), ("minProperties", "at least {0} properties"), ("maxProperties", "at most {0} properties"),
    ];

    public static string? TextOf(JsonElement schema, string keyword) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    public static string TypeOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return "any";
        string type = schema.TryGetProperty("type", out JsonElement types)
            ? types.ValueKind == JsonValueKind.Array ? string.Join(" or ", types.EnumerateArray().Select(item => item.ToString())) : types.ToString()
            : schema.TryGetProperty("enum", out _) || schema.TryGetProperty("const", out _) ? "one of"
            : TextOf(schema, "$ref") is { } reference ? $"as {reference}"
            : "any";
        return TextOf(schema, "format") is { } format ? $"{type} ({format})" : type;
    }

    public static IReadOnlyList<string> ConstraintsOf(JsonElement schema)
    {
        var words = new List<string>();
        if (schema.ValueKind != JsonValueKind.Object)
            return words;
        if (schema.TryGetProperty("const", out JsonElement only))
            words.Add(only.GetRawText());
        if (schema.TryGetProperty("enum", out JsonElement values) && values.ValueKind == JsonValueKind.Array)
            words.Add(string.Join(" · ", values.EnumerateArray().Take(MostValues).Select(value => value.ToString())) + (values.GetArrayLength() > MostValues ? " · …" : ""));
        words.AddRange(Bounds.Where(bound => schema.TryGetProperty(bound.Keyword, out _)).Select(bound => string.Format(null, bound.Words, schema.GetProperty(bound.Keyword).ToString())));
        if (schema.TryGetProperty("uniqueItems", out JsonElement unique) && unique.ValueKind == JsonValueKind.True)
            words.Add("no item twice");
        if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False)
            words.Add("no other properties");
        words.AddRange(Branches.Where(keyword => schema.TryGetProperty(keyword, out _)).Select(keyword => $"{keyword}: see the source"));
        return words;
    }
}
