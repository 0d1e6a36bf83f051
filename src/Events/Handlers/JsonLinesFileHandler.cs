using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Containing;
using SchemaPacks.Handlers.Files.Committing;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Recovering;
using SchemaPacks.Handlers.Files.Retention;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers;

/// <summary>
/// Writes each record as one line to segments, <c>PREFIX-NNNNNNNNNN.jsonl</c> by the number of their first record. By default a record counts as taken
/// when its line is written and synced to the disk. One thread writes: all records that arrived while it synced the group before form the next group,
/// with one write and one sync.
/// </summary>
public sealed class JsonLinesFileHandler : IEventHandler, IAsyncDisposable
{
    private readonly CommitQueue _queue;
    private readonly IDisposable _lock;
    private readonly SegmentKeeper? _keeper;
    private readonly GroupWriter _writer;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes the files of one prefix in a directory, which is made if there is none. Only the owner may read what is made.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="prefix">How the files' names begin.</param>
    /// <param name="options">How it writes, and what it keeps; the defaults when left out.</param>
    /// <param name="timeProvider">Measures ages and intervals; the system's clock when left out.</param>
    /// <param name="logger">Hears of what recovery found (<c>SP6005</c>, <c>SP6011</c>), of other writers (<c>SP6010</c>) and of failures (<c>SP6001</c>, <c>SP6012</c>).</param>
    /// <exception cref="IOException">Another process has the files, which the message names; or the directory cannot be used.</exception>
    public JsonLinesFileHandler(
        string directory, string prefix, FileHandlerOptions? options = null, TimeProvider? timeProvider = null, ILogger<JsonLinesFileHandler>? logger = null)
        : this(SystemDisk.Create(), directory, prefix, options, timeProvider, logger)
    {
    }

    /// <param name="lowest">No record gets a lower number, although the segments before it are gone.</param>
    internal JsonLinesFileHandler(IDisk disk, string directory, string prefix, FileHandlerOptions? options, TimeProvider? timeProvider, ILogger? logger, long lowest = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!HandlerKinds.IsName(prefix))
            throw new ArgumentException("A prefix is made of letters, digits, '-' and '_'.", nameof(prefix));
        options ??= new FileHandlerOptions();
        options.Check();
        timeProvider = ContainedTime.Of(timeProvider);
        logger = new ContainedLogger(logger ?? NullLogger.Instance);
        Directory = Path.GetFullPath(directory);
        Prefix = prefix;

        var folder = new SegmentFolder(disk, Directory, prefix);
        disk.CreateDirectory(Directory);
        _lock = disk.Lock(folder.LockPath);
        try
        {
            Next = Math.Max(lowest, new FolderRecovery(folder, logger).Run());
            _queue = new CommitQueue(options.QueueBytes, (int)Math.Min(options.GroupBytes, options.SegmentBytes), options.Mode == WriteMode.Buffered);
            _keeper = options.HasKeeping ? new SegmentKeeper(folder, options, timeProvider, logger) : null;
            _writer = new GroupWriter(folder, options, _queue, timeProvider, logger, Next, () => _keeper?.Start()); // what cannot be written is known at the start
            _keeper?.Start();
            new Thread(Write) { IsBackground = true, Name = $"JSON lines {prefix}" }.UnsafeStart(); // with nothing of the trace that is current here
        }
        catch
        {
            _keeper?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Where the files are: an absolute path.</summary>
    public string Directory { get; }

    /// <summary>How the files' names begin.</summary>
    public string Prefix { get; }

    /// <summary>Lets somebody hear of each group that is written.</summary>
    /// <inheritdoc cref="GroupWriter.Committed"/>
    internal void Tell(Action<int, long> committed) => _writer.Committed = committed;

    /// <summary>The number of the first record that this handler writes.</summary>
    internal long Next { get; }

    /// <summary>Why records are refused at this moment, or in mode buffered held back; null when they are written.</summary>
    public string? Failure => _queue.Failure?.Message;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The record holds a line feed, so it would be two lines.</exception>
    /// <exception cref="IOException">
    /// The line is not in the file, or not surely: disk full, write error, sync error. It was cut off again if the disk let it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The handler is disposed.</exception>
    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        if (record.Utf8.Span.Contains((byte)'\n'))
            throw new ArgumentException("A record is one line and holds no line feed.", nameof(record));
        return _queue.AddAsync(record.Utf8, record.IsAwaited, cancellationToken);
    }

    /// <summary>Writes what waits, and lets go of the files.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Write()
    {
        try
        {
            using (_writer)
                _writer.Run();
        }
        finally
        {
            _keeper?.Dispose();
            _lock.Dispose();
            _ended.SetResult();
        }
    }
}
