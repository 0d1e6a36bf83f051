using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SchemaPacks.Containing;
using SchemaPacks.Deduplicating;
using SchemaPacks.Handlers.Files;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;
using SchemaPacks.Handlers.Outbox;

namespace SchemaPacks.Handlers;

/// <summary>
/// Keeps records on the disk until a broker has them. A record is taken when it is synced to a file of the outbox; a task of its own hands batches, in order, to a
/// publisher, moves the cursor when the broker has them, and deletes files that the cursor has passed. After a crash it goes on from the cursor, so a record may be
/// published twice, and none is lost.
/// </summary>
public sealed class OutboxHandler : IEventHandler, IAsyncDisposable
{
    private const string Prefix = "records", LockName = "outbox.lock";
    private const int MaxKept = 64, MaxKeptBytes = 1024 * 1024;
    private const int MaxIdSegments = 8; // a start waits for their reading

    private readonly IRecordPublisher _publisher;
    private readonly OutboxOptions _options;
    private readonly OutboxPlace _place;
    private readonly IDisposable _lock;
    private readonly JsonLinesFileHandler _file;
    private readonly OutboxCursor _cursor;
    private readonly OutboxBatches _batches;
    private readonly OutboxSender _sender;
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _lines = [];
    private readonly SemaphoreSlim _arrived = new(0, 1);
    private readonly Task _loop;
    private IReadOnlyList<(string SchemaId, string Id)> _recordedIds = [];
    private OutboxRecord? _oldest;
    private int _refused; // the length of the last record, where there was no room for it
    private long _end; // the number of the first record that is not acknowledged

    internal OutboxHandler(OutboxPlace place, IRecordPublisher publisher, OutboxOptions? options = null)
    {
        _options = options ?? new OutboxOptions();
        _options.Check();
        _publisher = publisher;
        _place = place;
        place.Disk.CreateDirectory(place.Directory);
        _lock = place.Disk.Lock(Path.Combine(place.Directory, LockName));
        try
        {
            _cursor = OutboxCursor.Open(place.Disk, place.Directory);
            var file = new FileHandlerOptions { SegmentBytes = _options.SegmentBytes };
            _file = new JsonLinesFileHandler(place.Disk, place.Directory, Prefix, file, place.Time, place.Logger, _cursor.Next);
            _end = _file.Next;
            var folder = new SegmentFolder(place.Disk, place.Directory, Prefix);
            _recordedIds = ReadRecordedIds(folder); // before files that the broker has are deleted
            _batches = new OutboxBatches(folder, _cursor, _options, place.Logger.DamagedSegment);
            _sender = new OutboxSender(publisher, _options, place);
        }
        catch
        {
            if (_file is not null)
                Disposal.End(_file);
            _lock.Dispose();
            throw;
        }

        _loop = OwnFlow.Run(RunAsync);
    }

    /// <summary>How many records the broker may lack.</summary>
    public long Waiting => Math.Max(0, Interlocked.Read(ref _end) - _cursor.Next);

    /// <summary>How long the oldest of them has been in the outbox, by the system's clock.</summary>
    public TimeSpan Age => Volatile.Read(ref _oldest) is { } oldest && _place.Time.GetUtcNow() - oldest.Since is { Ticks: > 0 } age ? age : TimeSpan.Zero;

    /// <summary>The bytes of its files: those of records that wait, and of records beside them in one file.</summary>
    public long Bytes => _batches.Bytes;

    /// <summary>How many attempts to hand records on have failed in a row; 0 while the broker takes them.</summary>
    public long Failures => _sender.Failures;

    /// <summary>Why the last of those attempts failed; null while the broker takes records.</summary>
    public string? PublishFailure => _sender.Reason;

    /// <summary>Why records are not taken at this moment: its disk failed, or it holds as much as it may; null when they are taken.</summary>
    public string? Failure => _file.Failure ?? (Volatile.Read(ref _refused) is > 0 and var length && Bytes + length > _options.MaxBytes ? IsFull : null);

    private string IsFull => $"The outbox of handler '{_place.Name}' holds as much as it may ({_options.MaxBytes} bytes).";

    /// <inheritdoc cref="JsonLinesFileHandler.Tell"/>
    internal void Tell(Action<int, long> committed) => _file.Tell(committed);

    /// <summary>The ids of events that its newest files held when it was opened. Once: then they are forgotten.</summary>
    internal IReadOnlyList<(string SchemaId, string Id)> TakeRecordedIds() => Interlocked.Exchange(ref _recordedIds, []);

    /// <summary>Where its files are: an absolute path.</summary>
    public string Directory => _place.Directory;

    /// <inheritdoc/>
    /// <exception cref="IOException">The record is not in the outbox: its disk failed, or it holds as much as it may.</exception>
    /// <exception cref="ObjectDisposedException">The handler is disposed.</exception>
    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> line = _lines.TryTake(out ArrayBufferWriter<byte>? free) ? free : new ArrayBufferWriter<byte>(1024);
        try
        {
            OutboxLine.Write(record, _place.Registry.Current.Digest, _place.Time.GetUtcNow(), line);
            int length = line.WrittenCount + 1;
            bool isFull = Bytes + length > _options.MaxBytes;
            Volatile.Write(ref _refused, isFull ? length : 0);
            if (isFull)
                throw new IOException(IsFull);
            await _file.HandleAsync(new EventRecord(record.Schema, record.Timestamp, line.WrittenMemory), cancellationToken);
            _batches.Add(length);
            Interlocked.Increment(ref _end);
            Wake();
        }
        finally
        {
            if (line.Capacity <= MaxKeptBytes && _lines.Count < MaxKept)
            {
                line.ResetWrittenCount();
                _lines.Add(line);
            }
        }
    }

    /// <summary>Publishes what waits, for a while and as long as the broker takes it, and lets go of the files. The rest waits for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        _sender.Stop();
        Wake();
        if (await Task.WhenAny(_loop, Task.Delay(2 * EventLog.GracePeriod)) == _loop)
            _sender.Dispose();
        else
            _place.Logger.OutboxLeft(_place.Name); // a publisher that heeds no cancellation
        try
        {
            await Disposal.EndAsync(_publisher);
        }
        finally
        {
            _lock.Dispose();
        }
    }

    private IReadOnlyList<(string SchemaId, string Id)> ReadRecordedIds(SegmentFolder folder)
    {
        if (_place.IdWindow <= TimeSpan.Zero || _place.MaxIds <= 0)
            return [];
        try
        {
            return new StoredIds(new SegmentReader(folder), OutboxLine.RecordOf, _place.Logger).Read(_place.Time.GetUtcNow() - _place.IdWindow, _place.MaxIds, MaxIdSegments);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _place.Logger.IdsNotRead(exception.GetType());
            return [];
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await _sender.DoAsync(_batches.DeletePassed);
            while (true)
            {
                long end = Interlocked.Read(ref _end); // before the files are read: what is acknowledged by then is whole
                IReadOnlyList<OutboxRecord> batch = await _sender.DoAsync(() => _batches.Read(end));
                if (batch.Count == 0 && !_batches.IsAhead)
                {
                    if (_sender.IsStopping)
                        return;
                    await _arrived.WaitAsync();
                    continue;
                }

                Volatile.Write(ref _oldest, batch.Count > 0 ? batch[0] : null);
                await _sender.SendAsync(batch);
                await _sender.DoAsync(_batches.Pass);
                Volatile.Write(ref _oldest, null);
            }
        }
        catch (Exception exception) when (_sender.IsStopping && exception is not OutOfMemoryException) // what is left is on the disk, for the next start
        {
            return;
        }
    }

    private void Wake()
    {
        try
        {
            _arrived.Release();
        }
        catch (SemaphoreFullException)
        {
            return; // it is awake
        }
    }
}
