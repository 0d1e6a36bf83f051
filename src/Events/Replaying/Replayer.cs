namespace SchemaPacks.Replaying;

/// <summary>
/// Lets dead letters be recorded again, in their order. Before a letter goes, the cursor says so durably, and where it would be found; so a replay that was ended at
/// any point is taken up again, and nothing is recorded twice or skipped.
/// </summary>
/// <param name="replay">The letters.</param>
/// <param name="judge">Who judges events again; null where nobody can be asked.</param>
/// <param name="live">The handlers of this process, where it has the folder's log.</param>
internal sealed class Replayer(Replay replay, IReplayJudge? judge, IEnumerable<Handlers.JsonLinesFileHandler> live) : IAsyncDisposable
{
    private const string NotReached = "the replay stopped before it";
    private const int MaxGroup = 256;
    private const int MaxGroupBytes = 1024 * 1024;

    private readonly OpenHandlers _handlers = new(replay.Disk, replay.Folder, live);
    private readonly Dictionary<string, long> _marks = RecordedIds.Mark(replay.Disk, replay.Folder);
    private readonly List<(Letter Letter, ReplayWay Way)> _group = []; // for one handler's files, with what is left or a copy in between
    private Letter? _current;
    private string? _handler;
    private int _bytes;

    public ReplayTally Tally { get; } = new();

    private ReplayCursor Cursor => replay.Cursor;

    /// <exception cref="JudgeUnavailable">The host cannot go on. What was done until then is kept.</exception>
    /// <exception cref="IOException">A file cannot be read or written. The same.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        EndedReplay.Resolve(replay, _handlers, Settle);
        try
        {
            foreach ((Letter letter, ReplayWay way) in replay.Ways(judge is not null))
            {
                _current = letter;
                cancellationToken.ThrowIfCancellationRequested();
                if (way.Kind == WayKind.Host)
                {
                    await FlushAsync();
                    await SendAsync(letter, cancellationToken);
                }
                else
                    await CollectAsync(letter, way);
            }

            await FlushAsync();
        }
        catch (Exception exception) when (exception is JudgeUnavailable or OperationCanceledException)
        {
            CountRest(exception is JudgeUnavailable);
            throw;
        }
        finally
        {
            Cursor.Save(); // also when it ends early; what is under way stays noted
        }
    }

    public ValueTask DisposeAsync() => _handlers.DisposeAsync();

    private async Task CollectAsync(Letter letter, ReplayWay way)
    {
        bool goes = way.Kind == WayKind.Handler;
        if (goes && !_handlers.TryOpen(letter.Handler!, out _, out string? reason))
            (goes, way) = (false, ReplayWay.Left(reason));
        if (_group.Count == MaxGroup || (goes && ((_handler ?? letter.Handler) != letter.Handler || _bytes + letter.Record.Length > MaxGroupBytes)))
            await FlushAsync();
        _group.Add((letter, way));
        if (!goes)
            return;
        _handler = letter.Handler;
        _bytes += letter.Record.Length;
    }

    private async Task FlushAsync()
    {
        int first = _group.FindIndex(item => item.Way.Kind == WayKind.Handler);
        foreach ((Letter letter, ReplayWay way) in first < 0 ? _group : _group[..first])
            Settle(letter, way); // so that whatever stands before an attempt is settled

        if (first >= 0)
        {
            Letter[] letters = [.. _group.Where(item => item.Way.Kind == WayKind.Handler).Select(item => item.Letter)];
            IReplayFiles files = _handlers.Open(_handler!);
            Cursor.Begin(new Attempt(letters[0].Sequence) { Handler = _handler, Next = files.Next, Count = letters.Length, Letters = replay.IsPart ? [.. letters.Select(letter => letter.Sequence)] : null });
            await files.AppendAsync(letters);
            Cursor.End();
            foreach ((Letter letter, ReplayWay way) in _group[first..])
                Settle(letter, way);
        }

        _group.Clear();
        (_handler, _bytes) = (null, 0);
    }

    private async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        Cursor.Begin(new Attempt(letter.Sequence) { Since = _marks });
        JudgeAnswer answer;
        try
        {
            answer = await judge!.RecordAsync(letter, cancellationToken);
        }
        catch (JudgeUnavailable exception) when (exception.IsAnswered)
        {
            Cursor.End(); // it is not recorded, or not by all handlers: the next replay sends it
            throw;
        }

        Cursor.End();
        Settle(letter, answer.IsRecorded ? new ReplayWay(WayKind.Host) : ReplayWay.Left(answer.Reason));
    }

    // A replay that stops early has left what it did not reach, and the letter at which it stopped.
    private void CountRest(bool isRefused)
    {
        string reason = Cursor.Trying is not null ? "whether it was recorded is not known: the next replay finds out"
            : isRefused ? "it cannot be recorded now"
            : NotReached;
        IEnumerable<(Letter Letter, ReplayWay Way)> rest = _current is null ? [] : replay.Ways(judge is not null).SkipWhile(item => item.Letter.Sequence < _current.Sequence);
        foreach ((Letter letter, ReplayWay way) in _group.Concat(rest).Where(item => item.Way.Kind != WayKind.Passed).ToList())
            Tally.Add(letter, LetterResult.Left, way.Kind == WayKind.Left ? way.Reason : letter.Sequence == _current!.Sequence ? reason : NotReached);
    }

    private void Settle(Letter letter, ReplayWay way)
    {
        bool isLeft = way.Kind == WayKind.Left;
        Cursor.Settle(letter, isLeft || way.Kind == WayKind.Passed);
        if (way.Kind != WayKind.Passed)
            Tally.Add(letter, isLeft ? LetterResult.Left : way.Kind == WayKind.Copy ? LetterResult.Copy : LetterResult.Recorded,
                isLeft ? way.Reason : Replay.Destination(letter, way));
    }
}
