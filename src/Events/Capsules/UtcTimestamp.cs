namespace SchemaPacks.Capsules;

/// <summary>Times as records hold them: RFC 3339, UTC, always six fractional digits and <c>Z</c>.</summary>
internal static class UtcTimestamp
{
    /// <summary>The length of <c>2026-11-23T06:11:29.105262Z</c>.</summary>
    public const int Length = 27;

    /// <summary>The same moment in UTC, cut to the microsecond that a record can hold.</summary>
    public static DateTimeOffset Normalize(DateTimeOffset time)
    {
        DateTimeOffset utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Writes a normalized time.</summary>
    /// <param name="time">The time, in UTC.</param>
    /// <param name="utf8">At least <see cref="Length"/> bytes.</param>
    public static void Write(DateTimeOffset time, Span<byte> utf8)
    {
        DateTime utc = time.UtcDateTime;
        (int year, int month, int day) = utc;
        long ticks = utc.TimeOfDay.Ticks;
        (int second, int micro) = ((int)(ticks / TimeSpan.TicksPerSecond), (int)(ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
        "0000-00-00T00:00:00.000000Z"u8.CopyTo(utf8);
        Pair(utf8, 0, year / 100);
        Pair(utf8, 2, year % 100);
        Pair(utf8, 5, month);
        Pair(utf8, 8, day);
        Pair(utf8, 11, second / 3600);
        Pair(utf8, 14, second / 60 % 60);
        Pair(utf8, 17, second % 60);
        Pair(utf8, 20, micro / 10_000);
        Pair(utf8, 22, micro / 100 % 100);
        Pair(utf8, 24, micro % 100);
    }

    // Two digits.
    private static void Pair(Span<byte> utf8, int place, int value)
    {
        (int tens, int ones) = Math.DivRem(value, 10);
        utf8[place] = (byte)('0' + tens);
        utf8[place + 1] = (byte)('0' + ones);
    }
}
