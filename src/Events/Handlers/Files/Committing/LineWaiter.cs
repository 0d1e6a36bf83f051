using System.Threading.Tasks.Sources;
using SchemaPacks.Recycling;

namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>How one sender goes on when its line is written. Used again for others.</summary>
internal sealed class LineWaiter : IThreadPoolWorkItem
{
    private ManualResetValueTaskSourceCore<bool> _core; // knows how to go on in the sender's own context

    /// <summary>Another who waits for the same group.</summary>
    public LineWaiter? Next { get; set; }

    public static LineWaiter Rent(Action<object?> continuation, object? state, ValueTaskSourceOnCompletedFlags flags)
    {
        LineWaiter waiter = FreeList<LineWaiter>.Take() ?? new LineWaiter();
        waiter._core.OnCompleted(continuation, state, waiter._core.Version, flags);
        return waiter;
    }

    /// <summary>Lets the sender go on, on the thread pool. Nothing may be asked of this object any more.</summary>
    public void GoOn()
    {
        Next = null;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        _core.SetResult(true);
        _core.Reset();
        FreeList<LineWaiter>.Give(this);
    }
}
