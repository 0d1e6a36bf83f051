using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Committing;
using SchemaPacks.Handlers.Files.Recovering;
using SchemaPacks.Handlers.Files.Segments;
using SchemaPacks.Handlers.Outbox;
using SchemaPacks.Tests.Events.Handlers.Files.Crashing;

namespace SchemaPacks.Tests.Events.Handlers.Outbox.Crashing;

/// <summary>The parts of an outbox on a simulated disk, and a broker that survives everything, stepped by hand so that a schedule does the same each time.</summary>
internal sealed class CrashedOutbox
{
    private const string Prefix = "records";

    private readonly FileHandlerOptions _file;
    private readonly OutboxOptions _options;
    private readonly SimulatedDisk _disk;
    private readonly SegmentFolder _folder;
    private readonly FakeTimeProvider _clock = new();
    private readonly EventSchema _schema;
    private readonly List<string> _handedOver = [];
    private readonly HashSet<int> _promised = [];
    private readonly List<(int Number, ValueTask Taken)> _waiting = [];
    private readonly ModelBroker _broker;
    private CommitQueue _queue = null!;
    private GroupWriter _writer = null!;
    private OutboxCursor _cursor = null!;
    private OutboxBatches _batches = null!;
    private IReadOnlyList<OutboxRecord>? _sending; // read, and not passed
    private bool _isSent; // the broker has it
    private bool _waits;
    private long _end;

    private CrashedOutbox(CrashSchedule schedule)
    {
        _file = new FileHandlerOptions { SegmentBytes = schedule.SegmentBytes, GroupBytes = schedule.GroupBytes, SegmentAge = TimeSpan.FromMinutes(1) };
        _options = new OutboxOptions { BatchCount = 1 + (schedule.Seed & 7), BatchBytes = 2000 };
        _disk = new SimulatedDisk(new Random(schedule.Seed));
        _folder = new SegmentFolder(_disk, SimulatedDisk.Folder, Prefix);
        _broker = new ModelBroker(_handedOver);
        _schema = new AbsentSchema(new OutboxRecord
        {
            Outbox = default, Sequence = 0, Key = new SchemaKey("acme.page-view", 1), ContentHash = "sha256:c", RegistryDigest = "sha256:r", Timestamp = default, Since = default, Utf8 = default,
        });
    }

    /// <summary>Carries a schedule out. Throws when a promise is broken.</summary>
    public static void Run(CrashSchedule schedule) => Run(schedule, syncs: true, waits: true);

    /// <param name="schedule">The schedule.</param>
    /// <param name="syncs">Whether the disk does what it is asked to sync, or only says so.</param>
    /// <param name="waits">Whether the cursor moves only when the broker has a batch.</param>
    public static void Run(CrashSchedule schedule, bool syncs, bool waits)
    {
        var outbox = new CrashedOutbox(schedule) { _waits = waits };
        outbox._disk.Syncs = syncs;
        outbox.Start();
        foreach (CrashStep step in schedule.Steps)
            outbox.Do(step);
        outbox.Do(new CrashStep(CrashAction.Heal, 0));
        outbox.Do(new CrashStep(CrashAction.Restart, 0));
        outbox.Drain();
    }

    private void Do(CrashStep step)
    {
        switch (step.Action)
        {
            case CrashAction.Record:
                HandOver(step.Number);
                break;
            case CrashAction.Write when _writer.HasWork:
                _writer.Step();
                break;
            case CrashAction.Wait:
                _clock.Advance(TimeSpan.FromSeconds(step.Number));
                if (_writer.HasWork)
                    _writer.Step();
                break;
            case CrashAction.Fail:
                _disk.Failures = step.Number / 100.0;
                break;
            case CrashAction.Heal:
                _disk.Failures = 0;
                break;
            case CrashAction.Send:
                Try(() => Send(takes: step.Number));
                break;
            case CrashAction.Pass:
                Try(Pass);
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
        var line = new ArrayBufferWriter<byte>();
        OutboxLine.Write(new EventRecord(_schema, DateTimeOffset.UnixEpoch, Encoding.UTF8.GetBytes(record)), "sha256:r", DateTimeOffset.UnixEpoch, line);
        _handedOver.Add(record);
        ValueTask taken = _queue.AddAsync(line.WrittenMemory, isAwaited: true, CancellationToken.None);
        _waiting.Add((_handedOver.Count - 1, taken));
    }

    // Whoever has his answer is held to it; only then may the broker see his record.
    private void Settle() => _waiting.RemoveAll(waiting =>
    {
        if (waiting.Taken.IsCompletedSuccessfully)
        {
            _promised.Add(waiting.Number);
            _end++;
        }

        return waiting.Taken.IsCompleted;
    });

    // A broker that takes fewer records than the batch has fails, and the batch is sent again.
    private void Send(int takes)
    {
        if (_sending is null)
        {
            IReadOnlyList<OutboxRecord> batch = _batches.Read(_end);
            if (batch.Count == 0 && !_batches.IsAhead)
                return;
            _sending = batch;
        }

        int taken = Math.Min(takes, _sending.Count);
        _broker.Take(_sending, taken);
        _isSent |= taken == _sending.Count;
    }

    private void Pass()
    {
        if (!_isSent && _waits)
            return;
        _batches.Pass();
        (_sending, _isSent) = (null, false);
    }

    private void Close()
    {
        _queue.Close();
        while (_writer.Step())
            Settle();
        _writer.Close();
        End(power: _disk.IsOff);
    }

    private void End(bool power)
    {
        Settle();
        _writer.Dispose();
        _waiting.Clear();
        (_sending, _isSent) = (null, false);
        if (power)
            _disk.CutPower();
        Start();
    }

    // What starts on a disk that fails is started again, until the disk is mended. The same steps in the same order as OutboxHandler's.
    private void Start()
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                _cursor = OutboxCursor.Open(_disk, SimulatedDisk.Folder);
                long next = Math.Max(_cursor.Next, new FolderRecovery(_folder, NullLogger.Instance).Run());
                _queue = new CommitQueue(1 << 20, (int)Math.Min(_file.GroupBytes, _file.SegmentBytes), isBuffered: false, TimeSpan.Zero);
                _writer = new GroupWriter(_folder, _file, _queue, _clock, NullLogger.Instance, next);
                _batches = new OutboxBatches(_folder, _cursor, _options, (path, reason) => throw new InvalidOperationException($"'{path}' is damaged: {reason}"));
                _end = next;
                break;
            }
            catch (IOException)
            {
                if (_disk.IsOff)
                    _disk.CutPower();
                if (attempt > 2)
                    _disk.Heal();
            }
        }

        CheckCursor();
    }

    // What the cursor has passed is gone for whoever starts: all of it has to be with the broker. What it has not passed has to be there.
    private void CheckCursor()
    {
        double failures = _disk.Failures;
        int callsLeft = _disk.CallsLeft;
        _disk.Heal();
        HashSet<int> there = [.. _broker.Taken];
        foreach (StoredRecord record in new SegmentReader(_folder).Read(_cursor.Next))
            if (OutboxLine.Read(_cursor.Outbox, record.Sequence, record.Utf8) is { } found)
                there.Add(_broker.NumberOf(found));
        if (!_promised.IsSubsetOf(there))
            throw new InvalidOperationException($"Promised, not with the broker and behind the cursor or lost: {string.Join(", ", _promised.Except(there))}");
        (_disk.Failures, _disk.CallsLeft) = (failures, callsLeft);
    }

    private void Drain()
    {
        _disk.Heal();
        _batches.DeletePassed(); // as the handler does when it starts
        do
        {
            Send(takes: int.MaxValue);
            Pass();
        }
        while (_cursor.Next < _end);

        if (!_promised.IsSubsetOf(_broker.Taken))
            throw new InvalidOperationException($"Promised and never with the broker: {string.Join(", ", _promised.Except(_broker.Taken))}");
        if (_cursor.Next != _end)
            throw new InvalidOperationException($"The broker has everything, and the cursor stands at {_cursor.Next} of {_end}.");
        if (_folder.List().Count > 1)
            throw new InvalidOperationException("Files stay that the cursor has passed.");
    }

    private static void Try(Action step)
    {
        try
        {
            step();
        }
        catch (IOException)
        {
            return; // it is done again with the next step of its kind
        }
    }
}
