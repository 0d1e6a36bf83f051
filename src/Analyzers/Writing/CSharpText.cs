using System.Globalization;
using System.Text;

namespace SchemaPacks.Analyzers.Writing;

/// <summary>Texts of a schema inside generated code: never able to end what they stand in.</summary>
internal static class CSharpText
{
    /// <summary>The type of Abstractions that writes what <c>Utf8JsonWriter</c> does not.</summary>
    public const string Json = "global::SchemaPacks.TelemetryEventJson";

    /// <summary>A string literal in ASCII and letters; all else is escaped.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char character in text)
        {
            if (character is '"' or '\\')
                literal.Append('\\').Append(character);
            else if (character is >= ' ' and < (char)0x7F || char.IsLetterOrDigit(character))
                literal.Append(character);
            else
                literal.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    public static string Utf8(string text) => Literal(text) + "u8";

    /// <summary>Text inside an XML comment, as the lines of it. Whatever ends a line for C# ends one here; what XML cannot have is replaced.</summary>
    public static IEnumerable<string> Comment(string text)
    {
        var line = new StringBuilder();
        foreach (char character in text.Trim())
        {
            if (character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                if (line.ToString().Trim() is { Length: > 0 } ended)
                    yield return ended;
                line.Clear();
                continue;
            }

            _ = character switch
            {
                '&' => line.Append("&amp;"),
                '<' => line.Append("&lt;"),
                '>' => line.Append("&gt;"),
                '\t' => line.Append(' '),
                < ' ' or '\uFFFE' or '\uFFFF' => line.Append('\uFFFD'),
                _ => line.Append(character),
            };
        }

        if (line.ToString().Trim() is { Length: > 0 } last)
            yield return last;
    }
}
