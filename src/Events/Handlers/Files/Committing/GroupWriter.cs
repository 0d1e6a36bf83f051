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
    private readonly SegmentFolder _folder;
    private readonly FileHandlerOptions _options;
    private readonly CommitQueue _queue;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly SegmentChain _segments;
    private readonly RetryPace _pace;
    private readonly ITimer _timer;

    public GroupWriter(SegmentFolder folder, FileHandlerOptions options, CommitQueue queue, TimeProvider time, ILogger logger, long next)
    {
        _folder = folder;
        _options = options;
        _queue = queue;
        _logger = logger;
        _time = time;
        _segments = new SegmentChain(folder, options, time, logger, next);
        _pace = new RetryPace(time);
        _timer = time.CreateTimer(_ => queue.Nudge(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _segments.Open(mustReserve: false);
    }

    /// <summary>Writes until the queue is closed and empty, and seals the last segment.</summary>
    public void Run()
    {
        while (true)
        {
            CommitGroup? group = _queue.Take(out bool isOver);
            if (group is not null)
                Write(group);
            else if (isOver)
                break;
            else
                Look();
        }

        _segments.Close();
    }

    public void Dispose()
    {
        _timer.Dispose();
        _segments.Dispose();
    }

    private void Write(CommitGroup group)
    {
        int bytes = group.Length;
        IOException? failure = TryWrite(group);
        if (_options.Mode == WriteMode.Buffered && failure is not null)
        {
            // Nobody waits whom one could tell: keep the group until the disk takes it, or the end.
            bool isEnd = false;
            while (failure is not null && !isEnd)
            {
                isEnd = _queue.AwaitNudge();
                if (isEnd)
                    _pace.Hurry();
                failure = TryWrite(group);
            }

            if (failure is not null)
                Tell(logger => logger.RecordsLost(group.Count, _folder.Directory));
        }

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
            return earlier;

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
        _timer.Change(due ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

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
