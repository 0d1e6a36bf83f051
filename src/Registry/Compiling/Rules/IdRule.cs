using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling.Rules;

/// <summary><c>$id</c> is the event's name: any text that fits on a line, with or without a scheme.</summary>
internal static class IdRule
{
    /// <summary>The longest <c>$id</c>, in UTF-16 units.</summary>
    public const int MaxLength = 1_024;

    public static IEnumerable<Diagnostic> Check(PackDocument document)
    {
        if (!document.Root.TryGetProperty("$id", out JsonElement id))
            yield return Diagnostics.MissingId.At(document, "", "the schema has no '$id'; add one, such as '$id: https://example.com/page-view'");
        else if (id.ValueKind != JsonValueKind.String)
            yield return Diagnostics.MissingId.At(document, "/$id", "'$id' is not a string; quote it");
        else if (!TryRead(document, out _))
            yield return Diagnostics.MissingId.At(document, "/$id", $"'$id' is empty, longer than {MaxLength} characters, or has control characters; give the event a name");
    }

    public static bool TryRead(PackDocument document, out string id)
    {
        id = document.Root.TryGetProperty("$id", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return !string.IsNullOrWhiteSpace(id) && id.Length <= MaxLength && !id.Any(char.IsControl);
    }
}
