namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 3339 appendix A: <c>P3Y6M4DT12H30M5S</c>, or weeks alone. Units come in order and leave none out between two.</summary>
internal static class Durations
{
    public static bool IsDuration(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || text[0] != 'P')
            return false;
        text = text[1..];
        var time = text.IndexOf((byte)'T');
        if (time < 0)
            return IsRun(text, "W"u8) || IsRun(text, "YMD"u8);
        return (time == 0 || IsRun(text[..time], "YMD"u8)) && IsRun(text[(time + 1)..], "HMS"u8);
    }

    /// <summary>At least one number with its unit; each unit directly follows the one before it.</summary>
    private static bool IsRun(ReadOnlySpan<byte> text, ReadOnlySpan<byte> units)
    {
        var next = -1;
        do
        {
            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits <= 0)
                return false;
            var unit = units.IndexOf(text[digits]);
            if (unit < 0 || (next >= 0 && unit != next))
                return false;
            next = unit + 1;
            text = text[(digits + 1)..];
        }
        while (!text.IsEmpty);
        return true;
    }
}
