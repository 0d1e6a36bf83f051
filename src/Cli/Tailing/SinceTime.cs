using System.Globalization;

namespace SchemaPacks.Cli.Tailing;

/// <summary>From when on somebody wants to see events: a time, or how long ago.</summary>
internal static class SinceTime
{
    /// <param name="text"><c>2026-11-23T06:11:29Z</c>, or <c>90s</c>, <c>5m</c>, <c>2h</c>.</param>
    /// <param name="time">What time it is.</param>
    /// <returns>The time in UTC, as the host takes it.</returns>
    /// <exception cref="CommandFailure">It is neither.</exception>
    public static string Parse(string text, TimeProvider time)
    {
        DateTimeOffset since;
        if (text.Length > 0 && Unit(text[^1]) is { } unit && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            since = time.GetUtcNow() - Math.Min(count, 100_000) * unit;
        else if (!text.Contains('T', StringComparison.Ordinal) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since))
            throw new CommandFailure(ExitCode.Usage, $"'{text}' is no time: give one such as 2026-11-23T06:11:29Z, or how long ago it was, such as 90s, 5m or 2h");
        return since.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        _ => null,
    };
}
