using System.Threading.Channels;

namespace SchemaPacks.Accepting;

/// <summary>Events that were accepted and wait to be judged, one after the other. The intake bounds how many.</summary>
internal sealed class AcceptedQueue : IAsyncDisposable
{
    private readonly Channel<AcceptedEvent> _events = Channel.CreateUnbounded<AcceptedEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Func<AcceptedEvent, ValueTask> _judge;
    private readonly Lock _starting = new();
    private volatile Task? _loop;

    /// <param name="judge">Judges an event and hands it to the handlers. Never throws.</param>
    public AcceptedQueue(Func<AcceptedEvent, ValueTask> judge) => _judge = judge;

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
        await foreach (AcceptedEvent accepted in _events.Reader.ReadAllAsync())
            await _judge(accepted);
    }
}
