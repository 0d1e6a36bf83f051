namespace SchemaPacks.Handlers;

/// <summary>How an outbox keeps records and hands them on.</summary>
public sealed class OutboxOptions
{
    /// <summary>The most records that are published at once. 500 by default.</summary>
    public int BatchCount { get; set; } = 500;

    /// <summary>The most bytes that are published at once, and so about what the outbox holds in memory. One larger record still goes, alone. 1 MiB by default.</summary>
    public int BatchBytes { get; set; } = 1024 * 1024;

    /// <summary>How long publishing may take before it is tried again. 30 seconds by default.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The first pause after a failure. Pauses double up to <see cref="LongestPause"/>, each up to a half longer or shorter. 200 milliseconds by default.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause after a failure. 30 seconds by default.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a record is published that the broker itself refuses (<see cref="RefusedRecord"/>) before it becomes a dead letter. 3 by default.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>A file that would grow larger ends, and another begins; files are deleted whole. 16 MiB by default.</summary>
    public long SegmentBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How much may lie on the disk. A record that would be more is not taken, and its sender is told. 16 GiB by default.</summary>
    public long MaxBytes { get; set; } = 16L * 1024 * 1024 * 1024;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FirstPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestPause, FirstPause);
        ArgumentOutOfRangeException.ThrowIfLessThan(Attempts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(SegmentBytes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
    }
}
