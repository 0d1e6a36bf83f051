using System.Threading.Channels;

namespace SchemaPacks.Accepting;

/// <summary>Hands over together what comes in one by one, in its order. The intake bounds how much waits.</summary>
internal sealed class BatchQueue<T> : IAsyncDisposable
{
    private const int MaxTogether = 256;

    private readonly Channel<T> _items = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<T>, ValueTask> _take;
    private readonly Lock _starting = new();
    private volatile Task? _loop;
    private int _count;

    /// <param name="take">Takes items; the list is not its own once it returns. Never throws.</param>
    public BatchQueue(Func<IReadOnlyList<T>, ValueTask> take) => _take = take;

    /// <summary>Whether nothing waits and nothing is being taken.</summary>
    public bool IsIdle => Volatile.Read(ref _count) == 0;

    public void Add(T item)
    {
        if (_loop is null)
            Start();
        Interlocked.Increment(ref _count);
        _items.Writer.TryWrite(item); // not complete before every event that came in has left
    }

    public async ValueTask DisposeAsync()
    {
        _items.Writer.TryComplete();
        if (_loop is { } loop)
            await loop;
    }

    private void Start()
    {
        lock (_starting)
            _loop ??= Task.Run(TakeAsync);
    }

    private async Task TakeAsync()
    {
        var together = new List<T>(MaxTogether);
        while (await _items.Reader.WaitToReadAsync())
        {
            while (together.Count < MaxTogether && _items.Reader.TryRead(out T? item))
                together.Add(item);
            await _take(together);
            Interlocked.Add(ref _count, -together.Count);
            together.Clear();
        }
    }
}
