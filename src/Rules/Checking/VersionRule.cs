using System.Text.Json;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>
/// <c>version</c> is an integer written with digits, or a string of numbers. A number with a fraction is refused, since
/// <c>1.0</c> and <c>1</c> are one number, but <c>"1.0"</c> and <c>"1"</c> two versions.
/// </summary>
internal static class VersionRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document)
    {
        if (DocumentKey.TryReadVersion(document.Root, out _))
            yield break;

        if (!document.Root.TryGetProperty("version", out JsonElement version))
        {
            yield return Diagnostics.MissingVersion.At(document, "", "the schema has no 'version'; add one, such as 'version: 1'");
            yield break;
        }

        string message = version.ValueKind switch
        {
            JsonValueKind.Number => "'version' is a number, but not an integer written with digits; quote it, as in version: \"1.0\"",
            JsonValueKind.String => "'version' is not made of numbers that dots or dashes separate, such as 1, 1.2.0 or 1-0-2",
            _ => "'version' is neither an integer nor a string; write one, such as 1 or \"1.2.0\"",
        };
        yield return Diagnostics.MissingVersion.At(document, "/version", message);
    }
}
