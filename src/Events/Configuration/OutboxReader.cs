using SchemaPacks.Handlers;

namespace SchemaPacks.Configuration;

/// <summary>Reads what handlers with an outbox have in their section <c>Outbox</c>.</summary>
internal static class OutboxReader
{
    public const string Name = "Outbox";

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromHours(1);

    public static OutboxOptions Read(SettingSection handler)
    {
        SettingSection section = handler[Name];
        section.ExpectNames("BatchCount", "BatchBytes", "Timeout", "FirstPause", "LongestPause", "Attempts", "SegmentBytes", "MaxBytes");
        var options = new OutboxOptions();
        options.BatchCount = section.Number("BatchCount", 1, 100_000) ?? options.BatchCount;
        options.BatchBytes = section.Number("BatchBytes", 1, 1 << 30) ?? options.BatchBytes;
        options.Timeout = section.Time("Timeout", TimeSpan.FromMilliseconds(100), Longest) ?? options.Timeout;
        options.FirstPause = section.Time("FirstPause", Shortest, Longest) ?? options.FirstPause;
        options.LongestPause = section.Time("LongestPause", Shortest, Longest) ?? options.LongestPause;
        options.Attempts = section.Number("Attempts", 1, 1000) ?? options.Attempts;
        options.SegmentBytes = section.LongNumber("SegmentBytes", 4096, 1L << 40) ?? options.SegmentBytes;
        options.MaxBytes = section.LongNumber("MaxBytes", 4096, 1L << 60) ?? options.MaxBytes;
        if (options.LongestPause < options.FirstPause)
            section.Refuse($"'LongestPause' ({options.LongestPause:c}) is shorter than 'FirstPause' ({options.FirstPause:c}); raise the one or lower the other");
        return options;
    }
}
