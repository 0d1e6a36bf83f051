using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>
/// The one thread that writes: a group at a time, one write and in mode durable one sync for all its lines. While it does, the next group forms. After
/// any failure nothing is appended to that segment any more: what was promised there is sealed, and the group goes to a new one. If that fails too, its
/// senders are told, and so are all others until a try, at growing intervals, succeeds.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly SegmentFolder _folder;
    private readonly FileHandlerOptions _options;
    private readonly CommitQueue _queue;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly SegmentChain _segments;
    private readonly RetryPace _pace;
    private readonly ITimer _timer;
    private CommitGroup? _held; // what mode buffered has taken and the disk has not

    /// <summary>Hears of each group that was written: its lines, and the time stamp at which its writing began. Must not throw.</summary>
    public Action<int, long>? Committed { get; set; }

    public GroupWriter(SegmentFolder folder, FileHandlerOptions options, CommitQueue queue, TimeProvider time, ILogger logger, long next, Action? hasOpened = null)
    {
        _folder = folder;
        _options = options;
        _queue = queue;
        _logger = logger;
        _time = time;
        _segments = new SegmentChain(folder, options, time, logger, next, hasOpened);
        _pace = new RetryPace(time);
        _timer = time.CreateTimer(_ => queue.Nudge(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _segments.Open(mustReserve: false);
    }

    /// <summary>Writes until the queue is closed and empty, and seals the last segment.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Close();
    }

    /// <summary>Whether <see cref="Step"/> would not wait.</summary>
    public bool HasWork => _held is null ? _queue.HasWork : _queue.IsNudged;

    /// <summary>Waits for one group or nudge, and does what it asks for.</summary>
    /// <returns>Whether more may come.</returns>
    public bool Step()
    {
        if (_held is not null)
        {
            bool isEnd = _queue.AwaitNudge();
            if (isEnd)
                _pace.Hurry();
            Write(_held, isEnd);
            return true;
        }

        CommitGroup? group = _queue.Take(out bool isOver);
        if (group is not null)
            Write(group, isEnd: false);
        else if (!isOver)
            Look();
        return !isOver;
    }

    /// <summary>Seals the last segment.</summary>
    public void Close() => _segments.Close();

    public void Dispose()
    {
        _timer.Dispose();
        _segments.Dispose();
    }

    // In mode buffered nobody waits whom one could tell: the group is kept until the disk takes it, or the end.
    private void Write(CommitGroup group, bool isEnd)
    {
        int bytes = group.Length;
        long since = Committed is null ? 0 : Stopwatch.GetTimestamp();
        IOException? failure = TryWrite(group);
        if (failure is null && since != 0)
            Committed?.Invoke(group.Count, since);
        bool isBuffered = _options.Mode == WriteMode.Buffered;
        _held = failure is not null && isBuffered && !isEnd ? group : null;
        if (_held is not null)
            return;

        if (failure is not null && isBuffered)
            Tell(logger => logger.RecordsLost(group.Count, _folder.Directory));
        group.Complete(failure);
        _queue.Return(group, bytes);
    }

    // Nudged by the timer: a segment is old, or it is time to try again.
    private void Look()
    {
        try
        {
            if (_pace.Failure is null)
                _segments.EndIfOld();
            else if (_pace.MayTry)
            {
                _segments.Open(mustReserve: true);
                Succeed();
            }
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) // as below
#pragma warning restore CA1031
        {
            Fail(exception);
        }

        SetTimer();
    }

    private IOException? TryWrite(CommitGroup group)
    {
        if (_pace.Failure is { } earlier && !_pace.MayTry)
        {
            SetTimer(); // it may have been the timer that brought us here, too early
            return earlier;
        }

        try
        {
            _segments.Prepare(group.Length, mustReserve: _pace.Failure is not null);
            try
            {
                _segments.Current.Append(group.Lines, group.Count, _options.Mode == WriteMode.Durable);
            }
            catch (IOException exception)
            {
                Tell(logger => logger.FileFailed(_segments.Current.Path, exception.Message));
                _segments.GiveUp();
                _segments.Open(mustReserve: false);
                _segments.Current.Append(group.Lines, group.Count, _options.Mode == WriteMode.Durable);
            }

            Succeed();
            return null;
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) // also what is not the disk's fault, such as no memory or a clock that throws: nobody may wait for ever, and this thread must live
#pragma warning restore CA1031
        {
            return Fail(exception);
        }
    }

    private void Succeed()
    {
        if (_pace.Failure is not null)
        {
            _pace.Succeed();
            _queue.Say(null);
            Tell(logger => logger.FileResumed(_folder.Directory));
        }

        if (_segments.HasNewTimes)
            SetTimer();
    }

    private IOException Fail(Exception exception)
    {
        _segments.GiveUp();
        // Only the system's own texts are told: others may hold an event's values.
        string reason = exception is IOException ? exception.Message : exception.GetType().Name;
        var failure = new IOException(reason, exception);
        if (_pace.Failure?.Message != reason)
            Tell(logger => logger.FileFailed(_folder.Directory, reason));
        _pace.Fail(failure);
        _queue.Say(failure);
        SetTimer();
        return failure;
    }

    private void SetTimer()
    {
        TimeSpan? due = _pace.Failure is null ? _segments.DueIn() : _pace.DueIn();
        _timer.Change(due is { } span ? Timed(span) : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Timers count whole milliseconds, and less than 50 days of them. One that ends before its time is set again.
    private static TimeSpan Timed(TimeSpan span) => TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(span.TotalMilliseconds, LongestTimer.TotalMilliseconds)));

    private void Tell(Action<ILogger> message)
    {
        try
        {
            message(_logger);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception) // a logger is foreign code and may throw anything: the next records need this thread
#pragma warning restore CA1031
        {
            return;
        }
    }
}
