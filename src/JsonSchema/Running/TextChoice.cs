namespace SchemaPacks.JsonSchema.Running;

/// <summary>Tells which of some strings a value is, if any.</summary>
internal sealed unsafe class TextChoice
{
    private readonly NameTable _table;

    private TextChoice(NameTable table) => _table = table;

    /// <summary>How many outcomes there are: the strings, then any other string, then a value of another kind.</summary>
    public int Count => _table.Names.Length + 2;

    /// <summary>Null for strings that no table holds.</summary>
    public static TextChoice? Create(IReadOnlyList<string> texts) => NameTable.Create(texts) is { } table ? new TextChoice(table) : null;

    /// <summary>The index of the outcome for the value at <paramref name="p"/>; -1 for a malformed string.</summary>
    public int IndexOf(byte* p)
    {
        if (*p != '"')
            return Count - 1;
        byte* end = JsonScan.StringEnd(p + 1, out StringTraits traits);
        if (end == null)
            return -1;
        if ((traits & StringTraits.Escaped) != 0)
            end = StringEscape.Rewrite(p + 1, end);
        int index = _table.Find(p + 1, (int)(end - p - 1));
        return index >= 0 ? index : Count - 2;
    }
}
