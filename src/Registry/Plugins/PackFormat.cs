using Microsoft.Extensions.Logging;

namespace SchemaPacks.Plugins;

/// <summary>
/// A format's check in its place. Foreign code inside validation cannot be stopped; what can be done is done: it sees no long string, its failures are no
/// verdicts, and when it is slow again and again it is left alone for a while.
/// </summary>
public sealed class PackFormat
{
    /// <summary>The longest string that a check is asked about, in bytes. A longer one does not have the format.</summary>
    internal const int MaxBytes = 4_096;

    /// <summary>So many slow calls in a row are no accident of a busy machine.</summary>
    private const int SlowBeforePause = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private readonly IFormatCheck _check;
    private readonly TimeSpan _slow;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly FormatTally _tally;
    private int _slowInARow;
    private long _pausedSince; // 0 when it is not paused

    internal PackFormat(string pack, string format, IFormatCheck check, TimeSpan slow, TimeProvider time, ILogger logger, FormatTally? tally = null)
    {
        Pack = pack;
        Format = format;
        _check = check;
        _slow = slow;
        _time = time;
        _logger = logger;
        _tally = tally ?? new FormatTally();
    }

    /// <summary>The pack that brought it.</summary>
    public string Pack { get; }

    /// <summary>The format's name, as schemas write it.</summary>
    public string Format { get; }

    /// <summary>Calls that threw.</summary>
    public long Failed => Interlocked.Read(ref _tally.Failed);

    /// <summary>Calls that took longer than <see cref="CodePackOptions.SlowFormat"/>.</summary>
    public long Slow => Interlocked.Read(ref _tally.Slow);

    /// <summary>Whether it is left alone because it was slow again and again. Events whose verdict depends on it are refused meanwhile.</summary>
    public bool IsPaused => Interlocked.Read(ref _pausedSince) is var since and not 0 && _time.GetElapsedTime(since) < Pause;

    /// <exception cref="InvalidOperationException">There is no answer. It says nothing of the string, nor does it hold the check's own exception, whose type belongs to the pack.</exception>
    internal bool Holds(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
            return false;
        if (IsPaused)
            throw new InvalidOperationException($"The check of format '{Format}' is left alone for a while.");

        long since = _time.GetTimestamp();
        try
        {
            return _check.Holds(utf8);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything
        {
            long failed = Interlocked.Increment(ref _tally.Failed);
            if (long.IsPow2(failed)) // 1, 2, 4, 8…: said early, never flooding the log
                _logger.FormatFailed(Pack, Format, exception.GetType().ToString(), failed);
            throw new InvalidOperationException($"The check of format '{Format}' failed.");
        }
        finally
        {
            Measure(_time.GetElapsedTime(since));
        }
    }

    private void Measure(TimeSpan elapsed)
    {
        if (elapsed < _slow)
        {
            if (Volatile.Read(ref _slowInARow) != 0)
                Volatile.Write(ref _slowInARow, 0);
            return;
        }

        long slow = Interlocked.Increment(ref _tally.Slow);
        if (long.IsPow2(slow))
            _logger.FormatSlow(Pack, Format, elapsed.TotalMilliseconds, slow);
        if (Interlocked.Increment(ref _slowInARow) < SlowBeforePause)
            return;
        Volatile.Write(ref _slowInARow, 0);
        Interlocked.Exchange(ref _pausedSince, _time.GetTimestamp());
        _logger.FormatPaused(Pack, Format, Pause.TotalSeconds);
    }
}
