using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary><c>$id</c> is the event's name: any text that fits on a line, with or without a scheme.</summary>
internal static class IdRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document)
    {
        if (!document.Root.TryGetProperty("$id", out JsonElement id))
            yield return Diagnostics.MissingId.At(document, "", "the schema has no '$id'; add one, such as '$id: https://example.com/page-view'");
        else if (id.ValueKind != JsonValueKind.String)
            yield return Diagnostics.MissingId.At(document, "/$id", "'$id' is not a string; quote it");
        else if (!DocumentKey.TryReadId(document.Root, out _))
            yield return Diagnostics.MissingId.At(document, "/$id", $"'$id' is empty, longer than {DocumentKey.MaxIdLength} characters, or has control characters; give the event a name");
    }
}
