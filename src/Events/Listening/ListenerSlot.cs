using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SchemaPacks.Containing;
using SchemaPacks.Measuring;

namespace SchemaPacks.Listening;

/// <summary>One listener with a queue and a task of its own, so that neither its slowness nor its failures reach the recording or other listeners.</summary>
internal sealed class ListenerSlot : IAsyncDisposable
{
    /// <summary>Events that wait for one listener at most; what arrives beyond is missed and counted.</summary>
    private const int Capacity = 1024;

    /// <summary>Bytes of them. One larger event is heard alone.</summary>
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly Channel<ObservedEvent> _queue =
        Channel.CreateBounded<ObservedEvent>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly CancellationTokenSource _stopping = new(); // not disposed: a listener may keep its token
    private readonly IEventListener _listener;
    private readonly string? _schemaId;
    private readonly EventLogMeter _meter;
    private readonly ILogger _logger;
    private readonly Task _loop;
    private long _bytes;
    private long _missed;

    public ListenerSlot(IEventListener listener, string name, string? schemaId, EventLogMeter meter, ILogger logger)
    {
        Name = name;
        _listener = listener;
        _schemaId = schemaId;
        _meter = meter;
        _logger = logger;
        SeesModified = listener.SeesModified;
        _loop = OwnFlow.Run(ListenAsync);
    }

    public bool SeesModified { get; }

    public IEventListener Listener => _listener;

    private string Name { get; }

    public bool Hears(string schemaId) => _schemaId is null || _schemaId == schemaId;

    public void Tell(ObservedEvent observed)
    {
        int length = observed.Data.Length;
        long bytes = Interlocked.Add(ref _bytes, length);
        if ((bytes <= MaxBytes || bytes == length) && _queue.Writer.TryWrite(observed))
            return;

        Interlocked.Add(ref _bytes, -length);
        _meter.MissEvent(Name);
        long missed = Interlocked.Increment(ref _missed);
        if (long.IsPow2(missed)) // 1, 2, 4, 8…: said early, never flooding the log
            _logger.ListenerBehind(Name, missed);
    }

    /// <summary>Lets the listener hear what waits for it, for a while.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_queue.Writer.TryComplete())
            _stopping.CancelAfter(EventLog.GracePeriod);
        await Task.WhenAny(_loop, Task.Delay(2 * EventLog.GracePeriod)); // a listener that heeds no cancellation is left behind
    }

    private async Task ListenAsync()
    {
        await foreach (ObservedEvent observed in _queue.Reader.ReadAllAsync())
        {
            if (_stopping.IsCancellationRequested)
                return;
            try
            {
                await _listener.OnRecordedAsync(observed, _stopping.Token);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything; the next event is delivered all the same
            {
                _logger.ListenerFailed(Name, observed.Key, exception.GetType());
            }

            Interlocked.Add(ref _bytes, -observed.Data.Length);
        }
    }
}
