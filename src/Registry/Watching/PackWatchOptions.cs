namespace SchemaPacks.Watching;

/// <summary>How a <see cref="PackWatcher"/> watches.</summary>
public sealed record PackWatchOptions
{
    /// <summary>How changes come to notice. Default <see cref="PackWatchMode.Notify"/>.</summary>
    public PackWatchMode Mode { get; init; }

    /// <summary>How often folders are looked at. Default: every minute, and every five seconds with <see cref="PackWatchMode.Poll"/>.</summary>
    public TimeSpan? PollInterval { get; init; }

    /// <summary>
    /// How long every file must stay as it is before packs are read, so that no file is judged while it is being written. Default half a second.
    /// </summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(500);

    internal TimeSpan Interval => PollInterval ?? TimeSpan.FromSeconds(Mode == PackWatchMode.Poll ? 5 : 60);
}
