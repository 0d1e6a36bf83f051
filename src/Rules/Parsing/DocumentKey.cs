using System.Text.Json;

namespace SchemaPacks.Parsing;

/// <summary>The id and version that a schema gives itself.</summary>
internal static class DocumentKey
{
    /// <summary>The longest <c>$id</c>, in UTF-16 units.</summary>
    public const int MaxIdLength = 1_024;

    /// <returns>Null when one of them is missing or is none.</returns>
    public static SchemaKey? Of(JsonElement root) =>
        TryReadId(root, out string id) && TryReadVersion(root, out SchemaVersion version) ? new SchemaKey(id, version) : null;

    /// <summary>Any text that fits on a line.</summary>
    public static bool TryReadId(JsonElement root, out string id)
    {
        id = root.TryGetProperty("$id", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return !string.IsNullOrWhiteSpace(id) && id.Length <= MaxIdLength && !id.Any(char.IsControl);
    }

    /// <summary>An integer written with digits, or a string of numbers.</summary>
    public static bool TryReadVersion(JsonElement root, out SchemaVersion version)
    {
        version = default;
        return root.TryGetProperty("version", out JsonElement value) && value.ValueKind switch
        {
            // As the author spelled it: digits alone make an integer literal.
            JsonValueKind.Number => !value.GetRawText().AsSpan().ContainsAny('.', '-') && SchemaVersion.TryParse(value.GetRawText(), out version),
            JsonValueKind.String => SchemaVersion.TryParse(value.GetString(), out version),
            _ => false,
        };
    }
}
