using System.Globalization;
using System.Text;

namespace SchemaPacks.Analyzers.Reading;

/// <summary>Texts in JSON: escaped where JSON must, and nowhere else.</summary>
internal static class JsonString
{
    public static void Write(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (char character in text)
        {
            if (character is '"' or '\\')
                json.Append('\\').Append(character);
            else if (character < ' ')
                json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(character);
        }

        json.Append('"');
    }

    /// <summary>Whether a half of a surrogate pair stands alone: no UTF-8 has it.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
