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
    private (string? Path, long Length) _uncut; // the file from whose end refused lines could not be cut off, and where they begin
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
    /// <exception cref="IOException">
    /// The line is not in the file, or not surely: disk full, write error, sync error. A refused line that could not be cut off either is cut off before the
    /// next write to the same file; it stays if the process ends or the day changes before.
    /// </exception>
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
        try
        {
            while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) // this thread has nothing else to do
            {
                WriteGroup(waiting);
                waiting.Clear();
            }
        }
        finally
        {
            try
            {
                _file?.Dispose();
                _lock.Dispose();
            }
            finally
            {
                _ended.SetResult();
            }
        }
    }

    private void WriteGroup(List<PendingLine> waiting)
    {
        string? path = null;
        try
        {
            int length = 0;
            while (length < MaxGroupBytes && _queue.Reader.TryRead(out PendingLine? line))
            {
                waiting.Add(line);
                length = Add(line.Record.Span, length);
            }

            path = TodaysPath();
            FileOf(path).Append(_group.AsSpan(0, length));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) // also what is not the disk's fault, such as no memory or a clock that throws: nobody may wait for ever, and this thread must live
#pragma warning restore CA1031
        {
            foreach (PendingLine line in waiting)
                line.Fail(exception);
            LetGo();
            TryReport(path ?? Directory, exception);
            return;
        }

        foreach (PendingLine line in waiting)
            line.Complete();
    }

    private LineFile FileOf(string path)
    {
        if (_file?.Path == path)
            return _file;

        LetGo();
        _file = LineFile.Open(path, _logger, _uncut.Path == path ? _uncut.Length : null);
        _uncut = default;
        return _file;
    }

    // A file whose sync failed once is never synced again: the system may have forgotten what it did not write.
    private void LetGo()
    {
        if (_file is { HoldsRefused: true } file)
            _uncut = (file.Path, file.Length);
        _file?.Dispose();
        _file = null;
    }

    // Only the system's own texts are logged: others may hold an event's values.
    private bool TryReport(string path, Exception exception)
    {
        try
        {
            _logger.FileFailed(path, LineFile.IsIoFailure(exception) ? exception.Message : exception.GetType().Name);
            return true;
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception) // a logger is foreign code and may throw anything: the records are refused already, and the next ones need this thread
#pragma warning restore CA1031
        {
            return false;
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
