namespace SchemaPacks.Handlers;

/// <summary>How a <see cref="JsonLinesFileHandler"/> writes, and what it keeps.</summary>
public sealed class FileHandlerOptions
{
    private const int SegmentsToKeep = 8;

    /// <summary>When a record counts as taken. <see cref="WriteMode.Durable"/> by default.</summary>
    public WriteMode Mode { get; set; }

    /// <summary>A segment that would grow larger ends, and another begins. 128 MiB by default. One larger record still has a segment of its own.</summary>
    public long SegmentBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>A segment that has been written to for longer ends. One day by default.</summary>
    public TimeSpan SegmentAge { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many bytes of records wait in memory at most; senders wait when there are more. 16 MiB by default.</summary>
    public int QueueBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How many bytes are written, and in mode durable synced, at once. 1 MiB by default.</summary>
    public int GroupBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// The most bytes that all files of records have together, the newest segment counted as large as it may grow; the oldest sealed segments are deleted over it. Null, the
    /// default, deletes none. Several times <see cref="SegmentBytes"/>, or segments are deleted as soon as they end.
    /// </summary>
    public long? KeepBytes { get; set; }

    /// <summary>How long a sealed segment stays. Null, the default, is for ever.</summary>
    public TimeSpan? KeepAge { get; set; }

    /// <summary>How many sealed segments stay. Null, the default, is all.</summary>
    public int? KeepSegments { get; set; }

    /// <summary>How sealed segments are compressed. <see cref="SegmentCompression.None"/> by default.</summary>
    public SegmentCompression Compression { get; set; }

    internal bool HasKeeping => KeepBytes is not null || KeepAge is not null || KeepSegments is not null || Compression != SegmentCompression.None;

    /// <summary>Makes segments as small as it takes for some of them to stay, where what is kept is bounded and nobody has said how large segments are.</summary>
    internal FileHandlerOptions WithFittingSegments()
    {
        if (KeepBytes is { } bytes)
            SegmentBytes = Math.Clamp(bytes / SegmentsToKeep, 1, SegmentBytes);
        if (KeepAge is { } age)
            SegmentAge = TimeSpan.FromTicks(Math.Clamp(age.Ticks / SegmentsToKeep, 1, SegmentAge.Ticks));
        return this;
    }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepBytes ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(KeepSegments ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(KeepAge ?? SegmentAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(GroupBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(SegmentAge, TimeSpan.Zero);
    }
}
