namespace SchemaPacks.Cli.Validating;

/// <summary>How far a long file was read, on one line of a terminal's error stream. Nothing for what takes less than a second.</summary>
/// <param name="screen">Where a person sees it.</param>
/// <param name="length">How many bytes there are; null where nobody knows.</param>
/// <param name="isWanted">Whether anybody wants to know.</param>
/// <param name="time">Says how long it takes.</param>
internal sealed class ReadProgress(Screen screen, long? length, bool isWanted, TimeProvider time)
{
    private const long MiB = 1 << 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly bool _isShown = isWanted && screen.IsProgressShown;
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private long _read;
    private bool _hasLine;

    public void Advance(long bytes)
    {
        _read += bytes;
        if (!_isShown || time.GetElapsedTime(_start) is var elapsed && elapsed < _next)
            return;
        _next = elapsed + Interval;
        _hasLine = true;
        screen.Error.Write($"\r{Amount.Of(_read / MiB)} MiB{(length is > 0 ? $" of {Amount.Of(length.Value / MiB)} MiB, {Math.Min(100, 100 * _read / length.Value)} %" : "")} ");
    }

    /// <summary>Takes the line away, so that something else may be written; it comes back while the reading goes on.</summary>
    public void Clear()
    {
        if (_hasLine)
            screen.Error.Write("\r\e[K");
        _hasLine = false;
    }
}
