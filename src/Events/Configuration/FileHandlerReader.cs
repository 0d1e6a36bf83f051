using SchemaPacks.Handlers;

namespace SchemaPacks.Configuration;

/// <summary>Reads what only handlers of kind <c>file</c> have.</summary>
internal static class FileHandlerReader
{
    private const long LeastBytes = 4096, MostBytes = 1L << 60;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromDays(36_500);

    public static readonly string[] Names = ["Mode", "SegmentBytes", "SegmentAge", "GroupBytes", "KeepBytes", "KeepAge", "KeepSegments", "Compression"]; // beside QueueBytes, which every handler has

    public static FileHandlerOptions Read(SettingSection section)
    {
        var options = new FileHandlerOptions();
        options.Mode = section.Choice("Mode", "durable", "flushed", "buffered") switch
        {
            "flushed" => WriteMode.Flushed,
            "buffered" => WriteMode.Buffered,
            _ => WriteMode.Durable,
        };
        (long? segmentBytes, TimeSpan? segmentAge) = (section.LongNumber("SegmentBytes", 4096, 1L << 50), section.Time("SegmentAge", Shortest, Longest));
        options.QueueBytes = section.Number("QueueBytes", 4096, 1 << 30) ?? options.QueueBytes;
        options.GroupBytes = section.Number("GroupBytes", 4096, 1 << 30) ?? options.GroupBytes;
        (options.KeepBytes, options.KeepAge) = (KeepBytes(section), KeepAge(section));
        options = options.WithFittingSegments();
        (options.SegmentBytes, options.SegmentAge) = (segmentBytes ?? options.SegmentBytes, segmentAge ?? options.SegmentAge);
        options.KeepSegments = section.Number("KeepSegments", 1, int.MaxValue);
        options.Compression = section.Choice("Compression", "none", "gzip", "brotli") switch
        {
            "gzip" => SegmentCompression.Gzip,
            "brotli" => SegmentCompression.Brotli,
            _ => SegmentCompression.None,
        };
        return options;
    }

    /// <summary>How many bytes of files are kept.</summary>
    public static long? KeepBytes(SettingSection section) => section.LongNumber("KeepBytes", LeastBytes, MostBytes);

    /// <summary>How long files are kept.</summary>
    public static TimeSpan? KeepAge(SettingSection section) => section.Time("KeepAge", Shortest, Longest);
}
