namespace SchemaPacks.Parsing;

/// <summary>A place in a text: line and column from 1, columns in UTF-16 code units.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public static TextPosition Start => new(1, 1);

    /// <summary>The place of a character. Lines end with LF, CR LF or CR.</summary>
    public static TextPosition Of(ReadOnlySpan<char> text, int index)
    {
        var before = text[..index];
        var lineStart = before.LastIndexOfAny('\r', '\n') + 1;
        var breaks = before.Count('\n') + before.Count('\r') - before.Count("\r\n");
        return new TextPosition(breaks + 1, index - lineStart + 1);
    }
}
