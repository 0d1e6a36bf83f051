using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Measuring;

namespace SchemaPacks.DeadLetters;

/// <summary>
/// Keeps what could not be recorded, in files that are as durable as those of records. They are opened with the first letter, so that an application that loses
/// nothing has none.
/// </summary>
internal sealed class DeadLetterBox(
    DeadLetterOptions options, Func<IEventHandler> open, IEventSchemaRegistry registry, EventLogMeter meter, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Lock _opening = new();
    private IEventHandler? _file;
    private long _kept;
    private long _lost;

    public DeadLetterOptions Options => options;

    public long Kept => Interlocked.Read(ref _kept);

    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Keeps a letter. Never throws: a letter that cannot be kept is reported, since nobody else has the event any more.</summary>
    public async ValueTask KeepAsync(DeadLetter letter)
    {
        try
        {
            await WriteAsync(letter);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // disk full, directory locked by another process …
        {
            long lost = Interlocked.Increment(ref _lost);
            if (long.IsPow2(lost))
                logger.DeadLetterLost(letter.Record.Key, exception.GetType(), lost);
        }
    }

    /// <summary>Keeps a letter, for somebody who still has the event.</summary>
    /// <exception cref="IOException">It is not kept.</exception>
    public async ValueTask WriteAsync(DeadLetter letter)
    {
        DateTimeOffset now = time.GetUtcNow();
        ReadOnlyMemory<byte> text = DeadLetterText.Write(letter, now, registry.Current.Digest, options);
        await File().HandleAsync(new EventRecord(letter.Record.Schema, now, text), CancellationToken.None);
        meter.DeadLetter(letter.Record.Key, letter.Findings.Count > 0 ? letter.Findings[0].Code : Diagnostics.DeadLettered.Code);
        long kept = Interlocked.Increment(ref _kept);
        if (long.IsPow2(kept)) // 1, 2, 4, 8…: said early, never flooding the log
            logger.DeadLettered(letter.Record.Key, kept);
    }

    public ValueTask DisposeAsync() => _file is IAsyncDisposable file ? file.DisposeAsync() : default;

    private IEventHandler File()
    {
        lock (_opening)
            return _file ??= open();
    }
}
