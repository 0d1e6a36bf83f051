using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>A keyword with its value as written.</summary>
internal readonly record struct KeywordValue(string Keyword, JsonElement Json)
{
    public string? Text => Json.ValueKind == JsonValueKind.String ? Json.GetString() : null;

    public ExactNumber? Number => Json.ValueKind == JsonValueKind.Number && ExactNumber.TryParse(Json.GetRawText(), out var number) ? number : null;

    /// <summary>The strings of an array of strings.</summary>
    public IReadOnlyList<string> Texts => TextsOf(Json);

    public static IReadOnlyList<string> TextsOf(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToList()
        : [];
}
