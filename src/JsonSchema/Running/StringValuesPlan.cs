namespace SchemaPacks.JsonSchema.Running;

/// <summary>Takes given strings alone: one or two are compared before the string's end is looked for, more are looked up.</summary>
/// <param name="values">The strings.</param>
/// <param name="next">Judges values of other kinds.</param>
internal sealed unsafe class StringValuesPlan(NameTable values, Plan next) : Plan
{
    // From here on one look-up costs less than comparing one by one.
    private const int FewestLookedUp = 3;

    private readonly NameLiteral[] _few = values.Count < FewestLookedUp ? values.Names.ToArray() : [];

    public override byte* Run(byte* p, RunState* run)
    {
        if (*p != '"')
            return next.Run(p, run);
        p++;
        foreach (ref readonly NameLiteral value in _few.AsSpan())
        {
            if (value.IsAt(p))
                return p + value.QuotedLength;
        }

        byte* end = JsonScan.StringEnd(p, out StringTraits traits);
        if (end == null)
            return null;
        if ((traits & StringTraits.Escaped) != 0)
            end = StringEscape.Rewrite(p, end);
        return values.Find(p, (int)(end - p)) >= 0 ? end + 1 : null;
    }
}
