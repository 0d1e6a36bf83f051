using System.Threading.Tasks.Sources;

namespace SchemaPacks.Handlers.Files.Committing;

/// <summary>
/// Who waits for a record's line to be written. Used again for other records. Whoever waits goes on on the thread pool, each on its own, so that nobody
/// holds up the writer's thread or another sender; where nobody waits yet, the thread pool is not asked.
/// </summary>
internal sealed class PendingLine : IValueTaskSource, IThreadPoolWorkItem
{
    private const int Open = 0, AwaitedStep = 1, DoneStep = 2;

    private readonly Action<PendingLine> _free;
    private ManualResetValueTaskSourceCore<bool> _continuation;
    private Exception? _failure;
    private int _step;

    /// <param name="free">Takes the object back once its result was read.</param>
    public PendingLine(Action<PendingLine> free) => _free = free;

    public ValueTask Written => new(this, _continuation.Version);

    /// <param name="failure">Why the line is not written; null when it is.</param>
    public void Complete(Exception? failure)
    {
        _failure = failure;
        if (Interlocked.Exchange(ref _step, DoneStep) == AwaitedStep)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _continuation.SetResult(true);

    void IValueTaskSource.GetResult(short token)
    {
        ObjectDisposedException.ThrowIf(token != _continuation.Version, this); // asked twice
        if (Volatile.Read(ref _step) != DoneStep)
            throw new InvalidOperationException("The line is not written yet.");
        Exception? failure = _failure;
        _failure = null;
        _step = Open;
        _continuation.Reset();
        _free(this);
        if (failure is not null)
            throw new IOException(failure.Message, failure);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) =>
        Volatile.Read(ref _step) != DoneStep ? ValueTaskSourceStatus.Pending
        : _failure is null ? ValueTaskSourceStatus.Succeeded
        : ValueTaskSourceStatus.Faulted;

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _continuation.OnCompleted(continuation, state, token, flags);
        if (Interlocked.CompareExchange(ref _step, AwaitedStep, Open) == DoneStep)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
