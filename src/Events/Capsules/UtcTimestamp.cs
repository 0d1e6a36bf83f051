using System.Globalization;

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
    public static void Write(DateTimeOffset time, Span<byte> utf8) =>
        time.UtcDateTime.TryFormat(utf8, out _, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
