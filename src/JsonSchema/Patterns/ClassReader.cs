namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>Reads <c>[…]</c>: single characters, ranges, and escapes that stand for sets.</summary>
internal static class ClassReader
{
    /// <summary>The cursor is at the opening bracket.</summary>
    public static CodePointSet Read(PatternCursor cursor, EscapeReader escapes)
    {
        cursor.Take();
        var isNegated = cursor.TryTake('^');
        var sets = new List<CodePointSet>();
        while (!cursor.TryTake(']'))
        {
            var from = Atom(cursor, escapes);
            if (cursor.Peek != '-' || cursor.PeekAt(1) is ']' or '\0')
            {
                sets.Add(from);
                continue;
            }

            cursor.Take();
            var to = Atom(cursor, escapes);
            sets.Add(Range(cursor, from, to));
        }

        var set = CodePointSet.Union(sets);
        return isNegated ? set.Complement() : set;
    }

    private static CodePointSet Atom(PatternCursor cursor, EscapeReader escapes) =>
        cursor.Peek == '\\' ? escapes.Read(inClass: true) : CodePointSet.Of(cursor.TakeCodePoint());

    private static CodePointSet Range(PatternCursor cursor, CodePointSet from, CodePointSet to)
    {
        if (from.Ranges is not [var (low, lowEnd)] || to.Ranges is not [var (high, highEnd)] || low != lowEnd || high != highEnd)
            return CodePointSet.Union([from, CodePointSet.Of('-'), to]); // [\w-.]: the hyphen stands for itself
        return low <= high ? CodePointSet.Of((low, high)) : throw cursor.Error("a range in a class counts down");
    }
}
