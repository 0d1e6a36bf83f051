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
        "0000-00-00T00:00:00.000000Z"u8.CopyTo(utf8);
        Digits(utf8[..4], year);
        Digits(utf8[5..7], month);
        Digits(utf8[8..10], day);
        long ticks = utc.TimeOfDay.Ticks;
        int second = (int)(ticks / TimeSpan.TicksPerSecond);
        Digits(utf8[11..13], second / 3600);
        Digits(utf8[14..16], second / 60 % 60);
        Digits(utf8[17..19], second % 60);
        Digits(utf8[20..26], (int)(ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond));
    }

    // As many digits as there is room for.
    private static void Digits(Span<byte> utf8, int value)
    {
        for (int place = utf8.Length - 1; place >= 0; place--)
        {
            utf8[place] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
