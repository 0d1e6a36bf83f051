using System.Threading.Tasks.Sources;
using SchemaPacks.Recycling;

namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>
/// What all lines of one group are promised: written, or the reason why not. One for the whole group, so a line that nobody has to wait for costs nothing of its own. Whoever
/// waits goes on on the thread pool, each on its own, so that nobody holds up the writer's thread or another sender. Used again for other groups once it was read for each line.
/// </summary>
internal sealed class GroupPromise : IValueTaskSource
{
    private static readonly LineWaiter Kept = new(); // stands where waiters stood: nobody is to be added

    private Exception? _failure;
    private LineWaiter? _last;
    private int _readers = 1; // lines for which it is yet to be read, and the writer
    private short _version;

    private GroupPromise()
    {
    }

    public static GroupPromise Rent() => FreeList<GroupPromise>.Take() ?? new GroupPromise();

    /// <summary>Promises one more line of the group. To be read once. Not after <see cref="Complete"/>.</summary>
    public ValueTask Add()
    {
        _readers++;
        return new ValueTask(this, _version);
    }

    private bool IsKept => Volatile.Read(ref _last) == Kept;

    /// <param name="failure">Why the lines are not written; null when they are.</param>
    public void Complete(Exception? failure)
    {
        _failure = failure;
        LineWaiter? first = null;
        for (LineWaiter? waiter = Interlocked.Exchange(ref _last, Kept); waiter is not null;)
        {
            LineWaiter? before = waiter.Next;
            waiter.Next = first;
            first = waiter;
            waiter = before;
        }

        while (first is { } waiter)
        {
            first = waiter.Next;
            waiter.GoOn();
        }

        EndReading();
    }

    void IValueTaskSource.GetResult(short token)
    {
        ObjectDisposedException.ThrowIf(token != _version, this); // asked twice
        if (!IsKept)
            throw new InvalidOperationException("The line is not written yet.");
        Exception? failure = _failure;
        EndReading();
        if (failure is not null)
            throw new IOException(failure.Message, failure);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) =>
        token != _version ? throw new ObjectDisposedException(nameof(GroupPromise))
        : !IsKept ? ValueTaskSourceStatus.Pending
        : _failure is null ? ValueTaskSourceStatus.Succeeded
        : ValueTaskSourceStatus.Faulted;

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        LineWaiter waiter = LineWaiter.Rent(continuation, state, flags);
        LineWaiter? last = Volatile.Read(ref _last);
        while (last != Kept)
        {
            waiter.Next = last;
            LineWaiter? seen = Interlocked.CompareExchange(ref _last, waiter, last);
            if (seen == last)
                return;
            last = seen;
        }

        waiter.GoOn();
    }

    private void EndReading()
    {
        if (Interlocked.Decrement(ref _readers) > 0)
            return;
        _version++;
        _failure = null;
        _readers = 1;
        Volatile.Write(ref _last, null);
        FreeList<GroupPromise>.Give(this);
    }
}
