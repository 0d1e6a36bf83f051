using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Retention;

/// <summary>
/// Compresses and deletes sealed segments, beside the writer and never in its way. The newest segment and those that are not sealed are not touched. What
/// fails is tried again the next time.
/// </summary>
internal sealed class SegmentKeeper : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly SegmentFolder _folder;
    private readonly FileHandlerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _turn = new();
    private readonly DateTimeOffset _startedAt; // the one look at the wall clock: if it is moved later, no segment grows old by that
    private readonly long _started;
    private Task _run = Task.CompletedTask;
    private bool _isWanted;
    private volatile bool _isOver;

    public SegmentKeeper(SegmentFolder folder, FileHandlerOptions options, TimeProvider time, ILogger logger)
    {
        _folder = folder;
        _options = options;
        _time = time;
        _logger = logger;
        _startedAt = time.GetUtcNow();
        _started = time.GetTimestamp();
        TimeSpan pause = options.KeepAge is { } age ? TimeSpan.FromTicks(Math.Clamp(age.Ticks / 10, TimeSpan.TicksPerSecond, LongestPause.Ticks)) : LongestPause;
        _timer = time.CreateTimer(_ => Start(), null, pause, pause);
    }

    /// <summary>Looks at the segments soon, on another thread.</summary>
    public void Start()
    {
        lock (_turn)
        {
            _isWanted = true;
            if (_run.IsCompleted && !_isOver)
                _run = Task.Factory.StartNew(RunWhileWanted, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Looks at the segments now.</summary>
    public void RunOnce()
    {
        try
        {
            IReadOnlyList<SegmentEntry> segments = _folder.List();
            var kept = new List<SegmentEntry>();
            foreach (SegmentEntry segment in segments.Take(segments.Count - 1))
                if (!_isOver && SegmentSum.Read(_folder, segment.First) is { } sum)
                    kept.Add(SegmentPacker.Pack(_folder, segment, sum, _options.Compression, _logger, () => _isOver));
            if (!_isOver)
                DeleteOldest(kept, segments);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _logger.FileFailed(_folder.Directory, exception.Message);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        Task run;
        lock (_turn)
        {
            _isOver = true;
            run = _run;
        }

        run.Wait(); // it stops within a block of the segment at hand
    }

    private void RunWhileWanted()
    {
        while (true)
        {
            lock (_turn)
            {
                if (!_isWanted || _isOver)
                {
                    _run = Task.CompletedTask; // in the lock: who wants more from here on starts anew
                    return;
                }

                _isWanted = false;
            }

            RunOnce();
        }
    }

    private void DeleteOldest(List<SegmentEntry> kept, IReadOnlyList<SegmentEntry> segments)
    {
        long bytes = _options.KeepBytes is null ? 0 : segments.SkipLast(1).Sum(LengthOf) + _options.SegmentBytes; // the newest grows that large before anybody looks again
        for (int index = 0; index < kept.Count; index++)
        {
            SegmentEntry oldest = kept[index];
            bool isTooMany = kept.Count - index > _options.KeepSegments;
            if (!isTooMany && !(bytes > _options.KeepBytes) && !(AgeOf(oldest) > _options.KeepAge))
                return;

            bytes -= _options.KeepBytes is null ? 0 : LengthOf(oldest);
            Delete(oldest);
        }
    }

    // Its lines first: without them a sum means nothing, while lines without their sum would look like a segment that was not ended.
    private void Delete(SegmentEntry segment)
    {
        if (segment.HasText)
            _folder.Disk.Delete(_folder.PathOf(segment.First, SegmentFolder.Text));
        if (segment.Packed is not null)
            _folder.Disk.Delete(_folder.PathOf(segment.First, segment.Packed));
        _folder.Disk.SyncDirectory(_folder.Directory); // before the next, so that no gap is left if the power goes
        _folder.Disk.Delete(_folder.PathOf(segment.First, SegmentFolder.Sum));
    }

    private TimeSpan AgeOf(SegmentEntry segment)
    {
        DateTimeOffset sealedAt = _folder.Disk.LastWrite(_folder.PathOf(segment.First, SegmentFolder.Sum));
        return _startedAt + _time.GetElapsedTime(_started) - sealedAt;
    }

    private long LengthOf(SegmentEntry segment)
    {
        try
        {
            using IDiskFile file = _folder.Disk.Open(_folder.PathOf(segment.First, segment.Packed ?? SegmentFolder.Text), forWriting: false);
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0; // it was compressed since it was listed: counted the next time
        }
    }
}
