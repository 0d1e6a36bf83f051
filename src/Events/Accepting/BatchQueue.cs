using SchemaPacks.Containing;

namespace SchemaPacks.Accepting;

/// <summary>Hands over together what comes in one by one, in its order. The intake bounds how much waits.</summary>
internal sealed class BatchQueue<T> : IAsyncDisposable
{
    private readonly Func<IReadOnlyList<T>, ValueTask> _take;
    private readonly Lock _turn = new();
    private List<T> _coming = [];
    private List<T> _taken = [];
    private Task? _loop; // runs while there is something to take

    /// <param name="take">Takes items; the list is not its own once it returns. Never throws.</param>
    public BatchQueue(Func<IReadOnlyList<T>, ValueTask> take) => _take = take;

    /// <summary>Whether nothing waits and nothing is being taken.</summary>
    public bool IsIdle => Volatile.Read(ref _loop) is null;

    public void Add(T item)
    {
        lock (_turn)
        {
            _coming.Add(item);
            _loop ??= OwnFlow.Run(TakeAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task? loop;
        lock (_turn)
            loop = _loop;
        if (loop is not null)
            await loop;
    }

    private async Task TakeAsync()
    {
        while (true)
        {
            lock (_turn)
            {
                _taken.Clear();
                if (_coming.Count == 0)
                {
                    _loop = null;
                    return;
                }

                (_coming, _taken) = (_taken, _coming);
            }

            await _take(_taken);
        }
    }
}
