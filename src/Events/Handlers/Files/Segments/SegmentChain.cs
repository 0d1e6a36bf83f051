using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>
/// One segment after the other. Where a later one is there, everything before it is on the disk: a segment is synced before the next is made.
/// </summary>
/// <param name="hasOpened">Hears when a segment was opened: the one before it has ended for good.</param>
internal sealed class SegmentChain(SegmentFolder folder, FileHandlerOptions options, TimeProvider time, ILogger logger, long next, Action? hasOpened) : IDisposable
{
    private SegmentWriter? _current;
    private long _next = next; // the number of the next record, while there is no current segment
    private long _openedAt;

    public SegmentWriter Current => _current ?? throw new InvalidOperationException("No segment is open.");

    /// <summary>Whether a segment was opened since <see cref="DueIn"/> was asked.</summary>
    public bool HasNewTimes { get; private set; }

    /// <summary>Opens a segment, unless one is open.</summary>
    public void Open(bool mustReserve)
    {
        if (_current is not null)
            return;
        _current = SegmentWriter.Create(folder, _next, mustReserve);
        _openedAt = time.GetTimestamp();
        HasNewTimes = true;
        hasOpened?.Invoke();
    }

    /// <summary>Makes sure that a group can be appended: opens a segment, ends one that is full, old, or changed by somebody else.</summary>
    public void Prepare(int bytes, bool mustReserve)
    {
        if (_current is { } current)
        {
            ForeignChange change = current.LookForChange();
            if (change != ForeignChange.None)
                LeaveTo(change, current);
            else if (current.Count > 0 && (current.Length + bytes > options.SegmentBytes || IsOld()))
                End();
        }

        Open(mustReserve);
    }

    public void EndIfOld()
    {
        if (_current is { Count: > 0 } && IsOld())
        {
            End();
            Open(mustReserve: false);
        }
    }

    /// <summary>When the current segment will be old; null when it has nothing that could be.</summary>
    public TimeSpan? DueIn()
    {
        HasNewTimes = false;
        if (_current is null)
            return null;
        TimeSpan left = options.SegmentAge - time.GetElapsedTime(_openedAt);
        return left > TimeSpan.Zero ? left : options.SegmentAge; // an empty one is looked at again later
    }

    /// <summary>Lets go of a segment that failed. What was promised there stays, and is sealed if the disk lets it.</summary>
    public void GiveUp()
    {
        if (_current is null)
            return;
        SegmentWriter failed = Leave();
        TrySeal(failed, reopen: true);
        failed.Dispose();
    }

    /// <summary>Seals the last segment. An empty one stays, since its name keeps the count.</summary>
    public void Close()
    {
        if (_current is not { } last)
            return;
        if (last.Count > 0)
            TrySeal(last, reopen: false);
        else
            TryTrim(last);
        Leave().Dispose();
    }

    public void Dispose() => _current?.Dispose();

    private bool IsOld() => time.GetElapsedTime(_openedAt) >= options.SegmentAge;

    // Throws when the disk does not take what it owes to this segment.
    private void End()
    {
        SegmentWriter full = Current;
        if (options.Mode != WriteMode.Durable)
            full.Sync();
        Leave();
        TrySeal(full, reopen: false);
        full.Dispose();
    }

    private SegmentWriter Leave()
    {
        SegmentWriter left = Current;
        _next = left.Next;
        _current = null;
        return left;
    }

    private void LeaveTo(ForeignChange change, SegmentWriter current)
    {
        logger.ForeignWriter(current.Path, change switch
        {
            ForeignChange.Grown => "it wrote behind the last record",
            ForeignChange.Cut => "it cut records off",
            _ => "it renamed or deleted the file",
        });
        Leave();
        if (change == ForeignChange.Grown)
        {
            current.SetForeignBytesAside();
            TrySeal(current, reopen: false);
        }

        current.Dispose();
    }

    // What cannot be sealed now is sealed by the next start: until then it only has no sum.
    private void TrySeal(SegmentWriter segment, bool reopen)
    {
        if (segment.Count == 0 && reopen)
            return; // the next attempt has the same name, and removes it
        try
        {
            segment.Seal(reopen);
        }
        catch (IOException exception)
        {
            logger.FileFailed(segment.Path, exception.Message);
        }
    }

    private void TryTrim(SegmentWriter segment)
    {
        try
        {
            segment.Trim();
        }
        catch (IOException exception)
        {
            logger.FileFailed(segment.Path, exception.Message);
        }
    }
}
