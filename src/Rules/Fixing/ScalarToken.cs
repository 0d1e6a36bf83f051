namespace SchemaPacks.Fixing;

/// <summary>Where a key or a value that begins at a place of a line ends, as far as that line shows it.</summary>
internal static class ScalarToken
{
    /// <summary>The column after the last character; 1 more than the line's length when it goes on below.</summary>
    /// <param name="line">The line.</param>
    /// <param name="column">Where it begins, from 1.</param>
    public static int EndOf(string line, int column)
    {
        int start = column - 1;
        if (start < 0 || start >= line.Length)
            return column;
        return 1 + (line[start] switch
        {
            '"' or '\'' => EndOfQuoted(line, start),
            '[' or '{' => EndOfBracket(line, start),
            _ => EndOfPlain(line, start),
        });
    }

    private static int EndOfQuoted(string line, int start)
    {
        for (int i = start + 1; i < line.Length; i++)
        {
            if (line[start] == '"' && line[i] == '\\')
                i++;
            else if (line[i] == line[start])
            {
                if (line[start] != '\'' || i + 1 >= line.Length || line[i + 1] != '\'')
                    return i + 1;
                i++;
            }
        }

        return line.Length;
    }

    private static int EndOfBracket(string line, int start)
    {
        int depth = 0;
        for (int i = start; i < line.Length; i++)
        {
            if (line[i] is '"' or '\'')
                i = EndOfQuoted(line, i) - 1;
            else if (line[i] is '[' or '{')
                depth++;
            else if (line[i] is ']' or '}' && --depth == 0)
                return i + 1;
        }

        return line.TrimEnd().Length;
    }

    // A plain scalar ends before ": ", " #", and inside brackets before , ] }.
    private static int EndOfPlain(string line, int start)
    {
        bool isInBrackets = Depth(line, start) > 0;
        int i = start;
        while (i < line.Length
            && !(line[i] == ':' && (i + 1 == line.Length || line[i + 1] == ' '))
            && !(line[i] == '#' && i > start && line[i - 1] is ' ' or '\t')
            && !(isInBrackets && line[i] is ',' or ']' or '}'))
            i++;
        return start + line[start..i].TrimEnd().Length;
    }

    private static int Depth(string line, int end)
    {
        int depth = 0;
        for (int i = 0; i < end; i++)
        {
            if (line[i] is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or ',' or '[' or '{' or ':'))
                i = EndOfQuoted(line, i) - 1;
            else if (line[i] is '[' or '{')
                depth++;
            else if (line[i] is ']' or '}')
                depth--;
        }

        return depth;
    }
}
