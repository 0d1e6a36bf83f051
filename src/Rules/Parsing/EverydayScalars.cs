using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SchemaPacks.Parsing;

/// <summary>The scalars of everyday YAML, each on one line. Whatever a reader could take otherwise is not one of them.</summary>
internal static class EverydayScalars
{
    private const int MaxNameLength = 256; // YAML ends looking for a name's colon after 1,024 characters

    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> FirstOfName = SearchValues.Create(Alphanumeric + "_$/.");
    private static readonly SearchValues<char> InName = SearchValues.Create(Alphanumeric + "_$/.@+-");
    private static readonly SearchValues<char> FirstOfPlain = SearchValues.Create(Alphanumeric + "_$/.+(^~\\<=;");
    private static readonly SearchValues<char> InFlow = SearchValues.Create(Alphanumeric + "_$/.@+-()^~=; ");

    /// <summary>A name and its colon, with a space or the end of the line behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the name begins.</param>
    /// <param name="end">Where the line ends.</param>
    /// <param name="name">The name.</param>
    /// <param name="after">Where the colon ends.</param>
    public static bool TryName(string text, int at, int end, [NotNullWhen(true)] out string? name, out int after)
    {
        name = null;
        after = at;
        if (text[at] is '"' or '\'')
        {
            if (!TryQuoted(text, at, end, out name, out after))
                return false;
        }
        else if (FirstOfName.Contains(text[at]))
        {
            int length = text.AsSpan(at, end - at).IndexOfAnyExcept(InName);
            if (length < 0)
                return false;
            name = text.Substring(at, length);
            after = at + length;
        }

        if (name is null || after - at > MaxNameLength || after >= end || text[after] != ':' || (after + 1 < end && text[after + 1] != ' '))
            return false;
        after++;
        return true;
    }

    /// <summary>A string in quotes.</summary>
    public static bool TryQuoted(string text, int at, int end, [NotNullWhen(true)] out string? value, out int after)
    {
        char quote = text[at];
        var changed = new StringBuilder();
        for (int i = at + 1, from = i; i < end; i++)
        {
            if (text[i] == quote && quote == '\'' && i + 1 < end && text[i + 1] == '\'')
            {
                changed.Append(text, from, ++i - from);
                from = i + 1;
            }
            else if (text[i] == quote)
            {
                value = changed.Length == 0 ? text[from..i] : changed.Append(text, from, i - from).ToString();
                after = i + 1;
                return true;
            }
            else if (text[i] == '\\' && quote == '"')
            {
                changed.Append(text, from, i - from);
                from = i + 1;
                if (++i >= end || text[i] is not ('\\' or '"' or '/'))
                    break;
            }
        }

        (value, after) = (null, at);
        return false;
    }

    /// <summary>Whether a scalar without quotes, or a further line of one, may begin there.</summary>
    public static bool StartsPlain(string text, int at, int end) =>
        FirstOfPlain.Contains(text[at]) || (text[at] >= '\u00C0' && char.IsLetter(text[at]))
        || (text[at] == '-' && at + 1 < end && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '.'));

    /// <returns>Where a line of a scalar without quotes ends, outside of brackets; -1 when it is none. A comment may follow.</returns>
    public static int EndOfPlain(string text, int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            if (text[i] == ':' && (i + 1 == end || text[i + 1] == ' '))
                return -1;
            if (text[i] == '#' && text[i - 1] == ' ')
                return i - 1;
        }

        return end;
    }

    /// <returns>Where a scalar without quotes ends, inside brackets; -1 when it is none.</returns>
    public static int EndOfFlow(string text, int at, int end)
    {
        int i = at;
        while (i < end && (InFlow.Contains(text[i]) || (text[i] >= '\u00C0' && char.IsLetter(text[i])) || IsInnerColon(text, i, end)))
            i++;
        return i < end && text[i] is ',' or ']' or '}' or ':' ? i : -1;
    }

    private static bool IsInnerColon(string text, int at, int end) =>
        text[at] == ':' && at + 1 < end && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '/');
}
