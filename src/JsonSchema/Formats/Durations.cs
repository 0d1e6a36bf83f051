namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 3339 appendix A: <c>P3Y6M4DT12H30M5S</c>, or weeks alone. Units come in order and leave none out between two.</summary>
internal static class Durations
{
    public static bool IsDuration(string text)
    {
        if (!text.StartsWith('P') || text.Length < 3)
            return false;
        var time = text.IndexOf('T', StringComparison.Ordinal);
        var date = time < 0 ? text[1..] : text[1..time];
        if (time < 0)
            return IsRun(date, "W") || IsRun(date, "YMD");
        return (date.Length == 0 || IsRun(date, "YMD")) && IsRun(text[(time + 1)..], "HMS");
    }

    /// <summary>At least one number with its unit; each unit directly follows the one before it.</summary>
    private static bool IsRun(string text, string units)
    {
        var next = -1;
        var position = 0;
        do
        {
            var start = position;
            while (position < text.Length && char.IsAsciiDigit(text[position]))
                position++;
            if (position == start || position == text.Length)
                return false;
            var unit = units.IndexOf(text[position++], StringComparison.Ordinal);
            if (unit < 0 || (next >= 0 && unit != next))
                return false;
            next = unit + 1;
        }
        while (position < text.Length);
        return true;
    }
}
