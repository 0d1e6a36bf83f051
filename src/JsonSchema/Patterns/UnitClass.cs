using System.Globalization;
using System.Text;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>Writes a set of code points as UTF-16 units: <c>[a-z]</c>, or <c>(?:[a-z]|\uD83D[\uDC00-\uDC4F])</c>.</summary>
internal static class UnitClass
{
    private const int FirstAstral = 0x10000;

    public static void Append(StringBuilder text, CodePointSet set)
    {
        var valid = set.Without(CharacterClasses.Surrogates).Ranges;
        var near = valid.Where(range => range.From < FirstAstral).Select(range => (range.From, To: Math.Min(range.To, 0xFFFF))).ToList();
        var far = Pairs(valid.Where(range => range.To >= FirstAstral).Select(range => (From: Math.Max(range.From, FirstAstral), range.To))).ToList();
        if (near.Count == 0 && far.Count == 0)
        {
            text.Append(@"[^\u0000-\uFFFF]");
            return;
        }

        if (far.Count > 0)
            text.Append("(?:");
        if (near.Count > 0)
            Append(text, near);
        for (var index = 0; index < far.Count; index++)
        {
            if (index > 0 || near.Count > 0)
                text.Append('|');
            Append(text, [far[index].Lead]);
            Append(text, far[index].Trails);
        }

        if (far.Count > 0)
            text.Append(')');
    }

    /// <summary>How many units, at most, one character of the set takes as alternatives: the size that a repetition multiplies.</summary>
    public static int Size(CodePointSet set) =>
        set.Ranges.Count > 0 && set.Ranges[^1].To >= FirstAstral ? 1 + (2 * Pairs(set.Ranges.Where(range => range.To >= FirstAstral).Select(range => (Math.Max(range.From, FirstAstral), range.To))).Count()) : 1;

    private static IEnumerable<((int From, int To) Lead, List<(int From, int To)> Trails)> Pairs(IEnumerable<(int From, int To)> ranges)
    {
        (int From, int To)? lead = null;
        List<(int From, int To)> trails = [];
        foreach (var (leadFrom, leadTo, trail) in ranges.SelectMany(Split))
        {
            if (lead is { } same && same.From == leadFrom && same.To == leadTo)
            {
                trails.Add(trail);
                continue;
            }

            if (lead is not null)
                yield return (lead.Value, trails);
            (lead, trails) = ((leadFrom, leadTo), [trail]);
        }

        if (lead is not null)
            yield return (lead.Value, trails);
    }

    /// <summary>Cuts a range where the lead unit changes; whole blocks of 1,024 stay together.</summary>
    private static IEnumerable<(int LeadFrom, int LeadTo, (int From, int To) Trail)> Split((int From, int To) range)
    {
        var (from, to) = range;
        while (from <= to)
        {
            var blockEnd = from | 0x3FF;
            var isWhole = (from & 0x3FF) == 0;
            if (isWhole && blockEnd <= to)
            {
                var last = to == CodePointSet.Last || (to & 0x3FF) == 0x3FF ? to : (to & ~0x3FF) - 1;
                yield return (Lead(from), Lead(last), (0xDC00, 0xDFFF));
                from = last + 1;
                continue;
            }

            var end = Math.Min(blockEnd, to);
            yield return (Lead(from), Lead(from), (Trail(from), Trail(end)));
            from = end + 1;
        }
    }

    private static int Lead(int codePoint) => 0xD800 + ((codePoint - FirstAstral) >> 10);

    private static int Trail(int codePoint) => 0xDC00 + ((codePoint - FirstAstral) & 0x3FF);

    private static void Append(StringBuilder text, List<(int From, int To)> ranges)
    {
        if (ranges is [var (only, same)] && only == same)
        {
            text.Append(CultureInfo.InvariantCulture, $@"\u{only:X4}");
            return;
        }

        text.Append('[');
        foreach (var (from, to) in ranges)
        {
            text.Append(CultureInfo.InvariantCulture, $@"\u{from:X4}");
            if (to > from)
                text.Append(CultureInfo.InvariantCulture, $@"-\u{to:X4}");
        }

        text.Append(']');
    }
}
