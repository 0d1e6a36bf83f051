using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Handlers.Files;

namespace SchemaPacks.Handlers;

/// <summary>
/// Writes each record as one line to a file per UTC day, <c>PREFIX-yyyyMMdd.jsonl</c>. A record counts as taken when its line is written and synced to the
/// disk. One thread writes: all records that arrived while it synced the group before form the next group, with one write and one sync.
/// </summary>
public sealed class JsonLinesFileHandler : IEventHandler, IAsyncDisposable
{
    private const int QueueCapacity = 8192;
    private const int MaxGroupBytes = 1024 * 1024;
    private const int MaxFree = 1024;

    private readonly Channel<PendingLine> _queue =
        Channel.CreateBounded<PendingLine>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });

    private readonly ConcurrentQueue<PendingLine> _free = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WriterLock _lock;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LineFile? _file;
    private byte[] _group = new byte[64 * 1024];

    /// <summary>Takes the files of one prefix in a directory, which is made if there is none. Only the owner may read what is made.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="prefix">How the files' names begin.</param>
    /// <param name="timeProvider">Says which day it is; the system's clock when left out.</param>
    /// <param name="logger">Hears of torn records that were set aside (<c>SP6005</c>) and of failures (<c>SP6001</c>).</param>
    /// <exception cref="IOException">Another process has the files, which the message names; or the directory cannot be used.</exception>
    public JsonLinesFileHandler(string directory, string prefix, TimeProvider? timeProvider = null, ILogger<JsonLinesFileHandler>? logger = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (!HandlerKinds.IsName(prefix))
            throw new ArgumentException("A prefix is made of letters, digits, '-' and '_'.", nameof(prefix));
        Directory = Path.GetFullPath(directory);
        Prefix = prefix;
        _time = timeProvider ?? TimeProvider.System;
        _logger = logger ?? NullLogger<JsonLinesFileHandler>.Instance;

        PrivateFiles.CreateDirectory(Directory);
        _lock = WriterLock.Take(Path.Combine(Directory, prefix + ".lock"));
        try
        {
            _file = LineFile.Open(TodaysPath(), _logger); // what cannot be written is known at the start, and torn records are set aside then
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        new Thread(WriteGroups) { IsBackground = true, Name = $"JSON lines {prefix}" }.Start();
    }

    /// <summary>Where the files are: an absolute path.</summary>
    public string Directory { get; }

    /// <summary>How the files' names begin.</summary>
    public string Prefix { get; }

    /// <inheritdoc/>
    /// <exception cref="IOException">The line is not in the file, or not surely: disk full, write error, sync error.</exception>
    /// <exception cref="ChannelClosedException">The handler is disposed.</exception>
    public async ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        PendingLine line = (_free.TryDequeue(out PendingLine? free) ? free : new PendingLine(Free)).With(record.Utf8);
        await _queue.Writer.WriteAsync(line, cancellationToken);
        await line.Written;
    }

    /// <summary>Writes what waits, and lets go of the files.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private void WriteGroups()
    {
        var waiting = new List<PendingLine>();
        ChannelReader<PendingLine> queue = _queue.Reader;
        while (queue.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) // this thread has nothing else to do
        {
            int length = 0;
            while (length < MaxGroupBytes && queue.TryRead(out PendingLine? line))
            {
                length = Add(line.Record.Span, length);
                waiting.Add(line);
            }

            WriteGroup(_group.AsSpan(0, length), waiting);
            waiting.Clear();
        }

        _file?.Dispose();
        _lock.Dispose();
        _ended.SetResult();
    }

    private void WriteGroup(ReadOnlySpan<byte> lines, List<PendingLine> waiting)
    {
        string path = TodaysPath();
        try
        {
            if (_file?.Path != path)
            {
                _file?.Dispose();
                _file = null;
                _file = LineFile.Open(path, _logger);
            }

            _file.Append(lines);
            foreach (PendingLine line in waiting)
                line.Complete();
        }
        catch (Exception exception) when (LineFile.IsIoFailure(exception)) // the disk's fault: these records are refused, the next group tries again
        {
            _file?.Dispose(); // a file whose sync failed once is never synced again: the system may have forgotten what it did not write
            _file = null;
            _logger.FileFailed(path, exception.Message);
            foreach (PendingLine line in waiting)
                line.Fail(exception);
        }
    }

    private int Add(ReadOnlySpan<byte> record, int length)
    {
        int end = length + record.Length + 1;
        if (end > _group.Length)
            Array.Resize(ref _group, Math.Max(end, 2 * _group.Length));
        record.CopyTo(_group.AsSpan(length));
        _group[end - 1] = (byte)'\n';
        return end;
    }

    private string TodaysPath() =>
        Path.Combine(Directory, string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{_time.GetUtcNow():yyyyMMdd}.jsonl"));

    private void Free(PendingLine line)
    {
        if (_free.Count < MaxFree)
            _free.Enqueue(line);
    }
}
