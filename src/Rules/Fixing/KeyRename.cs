using SchemaPacks.Parsing;

namespace SchemaPacks.Fixing;

/// <summary>Writes another key in the place of one.</summary>
internal static class KeyRename
{
    public static Fix? Of(PackDocument document, string pointer, string name, string newName)
    {
        if (!document.Positions.TryGet(pointer, out SourcePosition at))
            return null;
        string line = new SourceLines(document.Text)[at.KeyLine];
        int start = at.KeyColumn - 1;
        if (start < line.Length && line[start] is '"' or '\'')
            start++;
        return line.AsSpan(Math.Min(start, line.Length)).StartsWith(name)
            ? new Fix($"write '{newName}'", [new TextEdit(at.KeyLine, start + 1, at.KeyLine, start + 1 + name.Length, newName)])
            : null;
    }
}
