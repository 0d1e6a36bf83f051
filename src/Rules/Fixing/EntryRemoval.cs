using SchemaPacks.Parsing;

namespace SchemaPacks.Fixing;

/// <summary>Removes an entry of a mapping or an item of a list, where it stands on one line so plainly that nothing else can be meant.</summary>
internal static class EntryRemoval
{
    /// <returns>Null where the entry goes over several lines, or is not alone enough.</returns>
    public static Fix? Of(PackDocument document, string pointer, string title)
    {
        if (!document.Positions.TryGet(pointer, out SourcePosition at) || at.Line != at.KeyLine)
            return null;
        var lines = new SourceLines(document.Text);
        string line = lines[at.Line];
        int end = ScalarToken.EndOf(line, at.Column);
        TextEdit? edit = InBlock(lines, line, at, end) ?? AfterComma(line, at, end);
        return edit is { } found ? new Fix(title, [found]) : null;
    }

    // The whole line is 'key: value' or '- value', and nothing deeper follows.
    private static TextEdit? InBlock(SourceLines lines, string line, SourcePosition at, int end)
    {
        string before = line[..(at.KeyColumn - 1)], after = line[(end - 1)..].Trim();
        bool isItem = at.KeyColumn == at.Column;
        if (before.Trim() != (isItem ? "-" : "") || (after.Length > 0 && !after.StartsWith('#')) || line[at.Column - 1] is '|' or '>' or '{' or '[' or '&' or '*')
            return null;
        string next = Enumerable.Range(at.Line + 1, Math.Max(0, lines.Count - at.Line)).Select(number => lines[number]).FirstOrDefault(text => text.Trim().Length > 0) ?? "";
        int indent = line.Length - line.TrimStart().Length, nextIndent = next.Length - next.TrimStart().Length;
        return next.Length > 0 && nextIndent > indent ? null : new TextEdit(at.Line, 1, at.Line + 1, 1, "");
    }

    // In brackets, with the comma before it.
    private static TextEdit? AfterComma(string line, SourcePosition at, int end)
    {
        int comma = line[..(at.KeyColumn - 1)].TrimEnd().Length;
        return comma > 0 && line[comma - 1] == ',' && line[(end - 1)..].TrimStart() is [',' or ']' or '}', ..]
            ? new TextEdit(at.Line, comma, at.Line, end, "")
            : null;
    }
}
