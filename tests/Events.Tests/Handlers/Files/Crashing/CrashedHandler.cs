using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Committing;
using SchemaPacks.Handlers.Files.Recovering;
using SchemaPacks.Handlers.Files.Retention;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Tests.Events.Handlers.Files.Crashing;

/// <summary>The parts of a file handler on a simulated disk, stepped by hand instead of by a thread, so that a schedule does the same each time.</summary>
internal sealed class CrashedHandler
{
    private readonly CrashSchedule _schedule;
    private readonly FileHandlerOptions _options;
    private readonly SimulatedDisk _disk;
    private readonly SegmentFolder _folder;
    private readonly FakeTimeProvider _clock = new();
    private readonly List<string> _handedOver = [];
    private readonly HashSet<int> _promised = [];
    private readonly List<(int Number, ValueTask Taken)> _waiting = [];
    private bool _mayHaveLost; // a power cut in a mode that does not promise to survive it
    private CommitQueue _queue = null!;
    private GroupWriter _writer = null!;

    private CrashedHandler(CrashSchedule schedule)
    {
        _schedule = schedule;
        _options = new FileHandlerOptions { Mode = schedule.Mode, SegmentBytes = schedule.SegmentBytes, GroupBytes = schedule.GroupBytes, SegmentAge = TimeSpan.FromMinutes(1), Compression = schedule.Seed % 2 == 0 ? SegmentCompression.Gzip : SegmentCompression.Brotli };
        _disk = new SimulatedDisk(new Random(schedule.Seed));
        _folder = new SegmentFolder(_disk, SimulatedDisk.Folder, "events");
    }

    /// <summary>Carries a schedule out. Throws when a promise is broken.</summary>
    public static void Run(CrashSchedule schedule) => Run(schedule, syncs: true);

    /// <param name="schedule">The schedule.</param>
    /// <param name="syncs">Whether the disk does what it is asked to sync, or only says so.</param>
    public static void Run(CrashSchedule schedule, bool syncs)
    {
        var handler = new CrashedHandler(schedule);
        handler._disk.Syncs = syncs;
        handler.Start();
        foreach (CrashStep step in schedule.Steps)
            handler.Do(step);
        handler.Do(new CrashStep(CrashAction.Heal, 0));
        handler.Do(new CrashStep(CrashAction.Restart, 0));
    }

    private void Do(CrashStep step)
    {
        switch (step.Action)
        {
            case CrashAction.Record:
                HandOver(step.Number);
                break;
            case CrashAction.Write:
                Write();
                break;
            case CrashAction.Fail:
                _disk.Failures = step.Number / 100.0;
                break;
            case CrashAction.Heal:
                _disk.Failures = 0;
                break;
            case CrashAction.Wait:
                _clock.Advance(TimeSpan.FromSeconds(step.Number));
                Write();
                break;
            case CrashAction.Compress:
                using (var keeper = new SegmentKeeper(_folder, _options, _clock, NullLogger.Instance))
                    keeper.RunOnce();
                break;
            case CrashAction.Kill:
                End(power: false);
                break;
            case CrashAction.Restart:
                Close();
                break;
            case CrashAction.CutPower:
                End(power: true);
                break;
            case CrashAction.CutPowerAfter:
                _disk.CallsLeft = step.Number;
                break;
        }

        Settle();
        if (_disk.IsOff)
            End(power: true);
    }

    private void HandOver(int length)
    {
        string record = $$"""{"n":{{_handedOver.Count}},"text":"{{new string((char)('a' + (_handedOver.Count % 26)), length)}}"}""";
        ValueTask taken = _queue.AddAsync(Encoding.UTF8.GetBytes(record), isAwaited: true, CancellationToken.None);
        _handedOver.Add(record);
        _waiting.Add((_handedOver.Count - 1, taken));
    }

    private void Write()
    {
        if (_writer.HasWork)
            _writer.Step();
    }

    // Whoever has his answer is held to it. In mode buffered the answer comes at once, and only a good end makes it binding.
    private void Settle()
    {
        if (_schedule.Mode == WriteMode.Buffered)
            return;
        _waiting.RemoveAll(waiting =>
        {
            if (waiting.Taken.IsCompletedSuccessfully)
                _promised.Add(waiting.Number);
            return waiting.Taken.IsCompleted;
        });
    }

    private void Close()
    {
        bool isHealthy = _disk is { Failures: 0, CallsLeft: int.MaxValue };
        _queue.Close();
        while (_writer.Step())
            Settle();
        _writer.Close();
        if (_schedule.Mode == WriteMode.Buffered && isHealthy && !_disk.IsOff)
            _promised.UnionWith(_waiting.Where(waiting => waiting.Taken.IsCompletedSuccessfully).Select(waiting => waiting.Number));
        End(power: _disk.IsOff);
    }

    private void End(bool power)
    {
        Settle();
        _writer.Dispose();
        _waiting.Clear();
        if (power)
            CutPower();
        Start();
    }

    private void CutPower()
    {
        _disk.CutPower();
        if (_schedule.Mode == WriteMode.Durable)
            return;
        _mayHaveLost = true;
        _promised.Clear();
    }

    // What starts on a disk that fails is started again, until the disk is mended.
    private void Start()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                long next = new FolderRecovery(_folder, NullLogger.Instance).Run();
                _queue = new CommitQueue(1 << 20, (int)Math.Min(_options.GroupBytes, _options.SegmentBytes), _options.Mode == WriteMode.Buffered, TimeSpan.Zero);
                _writer = new GroupWriter(_folder, _options, _queue, _clock, NullLogger.Instance, next);
                break;
            }
            catch (IOException)
            {
                if (_disk.IsOff)
                    CutPower();
                if (attempt > 2)
                    _disk.Heal();
            }
        }

        double failures = _disk.Failures;
        int callsLeft = _disk.CallsLeft;
        _disk.Heal();
        CheckPromises();
        (_disk.Failures, _disk.CallsLeft) = (failures, callsLeft);
    }

    private void CheckPromises()
    {
        int last = -1;
        var found = new HashSet<int>();
        foreach (StoredRecord record in new SegmentReader(_folder).Read())
        {
            string text = Encoding.UTF8.GetString(record.Utf8.Span);
            int number = _handedOver.IndexOf(text);
            if (number < 0)
                throw new InvalidOperationException($"A record was read that nobody handed over: {text}");
            if (number <= last)
                throw new InvalidOperationException($"Record {number} stands behind record {last}.");
            last = number;
            found.Add(number);
        }

        if (!_promised.IsSubsetOf(found))
            throw new InvalidOperationException($"Promised and lost: {string.Join(", ", _promised.Except(found))}");
        if (!_mayHaveLost && SegmentVerifier.Verify(_folder) is [var finding, ..])
            throw new InvalidOperationException(finding.ToString());
    }
}
