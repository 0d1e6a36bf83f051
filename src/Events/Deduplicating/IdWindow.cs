using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;

namespace SchemaPacks.Deduplicating;

/// <summary>
/// The ids that senders gave their events lately, each with what became of its event. Ids are kept as 128 bits of a hash with a secret of this process, so a
/// window of any ids has one size.
/// </summary>
internal sealed class IdWindow
{
    private readonly Dictionary<UInt128, Entry> _entries = [];
    private readonly Queue<(UInt128 Key, long Since)> _order = new();
    private readonly Lock _turn = new();
    private readonly long _seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private readonly TimeSpan _duration;
    private readonly int _capacity;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<DateTimeOffset, IEnumerable<(string SchemaId, string Id)>> _recorded;
    private readonly Lock _reading = new();
    private volatile bool _isRead;

    /// <param name="options">How long and how many.</param>
    /// <param name="recorded">Ids that were recorded before this process began, since a moment. They are asked for with the first id: most logs have none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Hears when they cannot be read.</param>
    public IdWindow(EventLogOptions options, Func<DateTimeOffset, IEnumerable<(string SchemaId, string Id)>> recorded, TimeProvider time, ILogger logger)
    {
        _duration = options.IdWindow;
        _capacity = options.MaxIds;
        _time = time;
        _logger = logger;
        _recorded = recorded;
    }

    public bool IsOn => _duration > TimeSpan.Zero && _capacity > 0;

    /// <summary>One id of one schema's events.</summary>
    public UInt128 KeyOf(string schemaId, string id)
    {
        var hash = new XxHash128(_seed);
        ReadOnlySpan<char> schema = schemaId;
        int length = schema.Length; // where one text ends and the other begins
        hash.Append(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
        hash.Append(MemoryMarshal.AsBytes(schema));
        hash.Append(MemoryMarshal.AsBytes(id.AsSpan()));
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Begins with an id that is not known.</summary>
    /// <param name="key">The id.</param>
    /// <param name="asked">What its sender waits for now.</param>
    /// <param name="known">What became of its event, where it is known: no more than that, if more is asked now than was then.</param>
    /// <param name="pending">Completes when that is known, where the event is still under way.</param>
    /// <returns>Whether it was not known; then <see cref="End"/> must follow.</returns>
    public bool TryBegin(UInt128 key, Acknowledgement asked, out EventStatus known, out Task? pending)
    {
        known = default;
        pending = null;
        if (!_isRead)
            ReadRecorded();
        lock (_turn)
        {
            ref Entry entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out bool exists);
            if (exists && entry.IsPending)
            {
                pending = (entry.Ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                return false;
            }

            if (exists && _time.GetElapsedTime(entry.Since) < _duration)
            {
                known = asked == Acknowledgement.Delivered && entry is { Status: EventStatus.Recorded, IsDelivered: false } ? EventStatus.Validated : entry.Status;
                return false;
            }

            entry = new Entry { IsPending = true };
            return true;
        }
    }

    /// <summary>Remembers what became of the event, or forgets the id where the sender has to send it again.</summary>
    /// <param name="key">The id.</param>
    /// <param name="asked">What its sender waited for.</param>
    /// <param name="outcome">What became of it.</param>
    public void End(UInt128 key, Acknowledgement asked, EventOutcome outcome)
    {
        TaskCompletionSource? ended;
        lock (_turn)
        {
            Entry pending = _entries[key];
            ended = pending.Ended;
            if (outcome.IsAcknowledged && !pending.IsForgotten)
                Keep(key, new Entry
                {
                    Status = pending.IsTaken ? EventStatus.Recorded : outcome.Status,
                    IsDelivered = pending.IsDelivered || asked == Acknowledgement.Delivered,
                    Since = _time.GetTimestamp(),
                });
            else
                _entries.Remove(key);
        }

        ended?.SetResult();
    }

    /// <summary>
    /// Forgets an id whose event was accepted and then refused: its dead letter can be recorded again under the same id, and what its sender sends under it is
    /// judged again.
    /// </summary>
    public void Forget(UInt128 key)
    {
        lock (_turn)
        {
            ref Entry entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, key);
            if (Unsafe.IsNullRef(ref entry))
                return;
            if (entry.IsPending)
                entry.IsForgotten = true; // it was refused before its sender could be answered
            else
                _entries.Remove(key);
        }
    }

    /// <summary>Learns that handlers have taken an event whose sender did not wait for them: who sends it again is told so.</summary>
    /// <param name="key">The id.</param>
    /// <param name="isDelivered">Whether all of them have it, and not only those that are required.</param>
    public void Confirm(UInt128 key, bool isDelivered)
    {
        lock (_turn)
        {
            ref Entry entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, key);
            if (Unsafe.IsNullRef(ref entry))
                return;
            entry.IsTaken = true; // of one that is pending: its sender is yet to be answered
            entry.IsDelivered |= isDelivered;
            if (!entry.IsPending)
                entry.Status = EventStatus.Recorded;
        }
    }

    private void ReadRecorded()
    {
        lock (_reading)
            if (!_isRead)
            {
                Remember();
                _isRead = true; // whatever came of it: events are recorded all the same
            }
    }

    // Nobody knows when within the window they were recorded: they are remembered for a whole one from now.
    private void Remember()
    {
        long now = _time.GetTimestamp();
        try
        {
            UInt128[] keys = [.. _recorded(_time.GetUtcNow() - _duration).Select(entry => KeyOf(entry.SchemaId, entry.Id)).TakeLast(_capacity)];
            lock (_turn)
                foreach (UInt128 key in keys)
                    Keep(key, new Entry { Status = EventStatus.Recorded, Since = now });
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // what others wrote into the files may be anything
        {
            _logger.IdsNotRead(exception.GetType());
        }
    }

    private void Keep(UInt128 key, in Entry kept)
    {
        _entries[key] = kept;
        _order.Enqueue((key, kept.Since));
        while (_order.TryPeek(out (UInt128 Key, long Since) oldest) && (_order.Count > _capacity || _time.GetElapsedTime(oldest.Since) >= _duration))
        {
            _order.Dequeue();
            if (_entries.TryGetValue(oldest.Key, out Entry entry) && !entry.IsPending && entry.Since == oldest.Since) // not one that came again
                _entries.Remove(oldest.Key);
        }
    }

    private struct Entry
    {
        public EventStatus Status;
        public bool IsDelivered; // every handler has it, not only those that are required
        public bool IsPending;
        public bool IsForgotten;
        public bool IsTaken;
        public long Since;
        public TaskCompletionSource? Ended;
    }
}
