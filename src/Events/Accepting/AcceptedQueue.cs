using System.Threading.Channels;

namespace SchemaPacks.Accepting;

/// <summary>Events that were accepted and wait to be judged, in their order, as many at once as there are. The intake bounds how many.</summary>
internal sealed class AcceptedQueue : IAsyncDisposable
{
    private const int MaxTogether = 256;

    private readonly Channel<AcceptedEvent> _events = Channel.CreateUnbounded<AcceptedEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<IReadOnlyList<AcceptedEvent>, ValueTask> _judge;
    private readonly Lock _starting = new();
    private volatile Task? _loop;

    /// <param name="judge">Judges events and hands them to the handlers. Never throws.</param>
    public AcceptedQueue(Func<IReadOnlyList<AcceptedEvent>, ValueTask> judge) => _judge = judge;

    public void Add(AcceptedEvent accepted)
    {
        if (_loop is null)
            Start();
        _events.Writer.TryWrite(accepted); // not complete before every event that came in has left
    }

    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        if (_loop is { } loop)
            await loop;
    }

    private void Start()
    {
        lock (_starting)
            _loop ??= Task.Run(JudgeAsync);
    }

    private async Task JudgeAsync()
    {
        var together = new List<AcceptedEvent>(MaxTogether);
        while (await _events.Reader.WaitToReadAsync())
        {
            while (together.Count < MaxTogether && _events.Reader.TryRead(out AcceptedEvent accepted))
                together.Add(accepted);
            await _judge(together);
            together.Clear();
        }
    }
}
