namespace SchemaPacks.Receiving;

/// <summary>
/// Reads times of RFC 3339, section 5.6: <c>2026-11-23T06:11:29.105262Z</c>, <c>2026-11-23t07:11:29+01:00</c>. Digits after the
/// microsecond are cut off. A leap second (<c>23:59:60Z</c>) is the first moment of the next day.
/// </summary>
internal static class Rfc3339
{
    private const int ShortestLength = 20; // 2026-11-23T06:11:29Z
    private const int Microseconds = 6;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length < ShortestLength || !HasSeparators(text))
            return false;
        if (!TryNumber(text[..4], out int year) || !TryNumber(text[5..7], out int month) || !TryNumber(text[8..10], out int day)
            || !TryNumber(text[11..13], out int hour) || !TryNumber(text[14..16], out int minute) || !TryNumber(text[17..19], out int second))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60)
            return false;

        ReadOnlySpan<char> rest = text[19..];
        if (!TryFraction(ref rest, out long fraction) || !TryOffset(rest, out int offset))
            return false;

        long ticks = new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).Ticks - (offset * TimeSpan.TicksPerMinute);
        bool lastMinuteOfDay = (ticks / TimeSpan.TicksPerMinute) % (24 * 60) == (24 * 60) - 1;
        if (second == 60 && !lastMinuteOfDay)
            return false;
        ticks += (second * TimeSpan.TicksPerSecond) + fraction;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private static bool HasSeparators(ReadOnlySpan<char> text) =>
        text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' && text[13] == ':' && text[16] == ':';

    // In ticks, a tenth of a microsecond each.
    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest[0] != '.')
            return true;
        rest = rest[1..];
        int digits = 0;
        for (; digits < rest.Length && char.IsAsciiDigit(rest[digits]); digits++)
            if (digits < Microseconds)
                ticks = (ticks * 10) + (rest[digits] - '0');
        for (int missing = digits; missing < Microseconds; missing++)
            ticks *= 10;
        ticks *= TimeSpan.TicksPerMicrosecond;
        rest = rest[digits..];
        return digits > 0;
    }

    // In minutes east of UTC.
    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryNumber(text[1..3], out int hour) || !TryNumber(text[4..6], out int minute) || hour > 23 || minute > 59)
            return false;
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (char digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }
}
