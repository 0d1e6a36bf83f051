namespace SchemaPacks.Listening;

/// <summary>Ends a listener's hearing when disposed.</summary>
internal sealed class Subscription(ListenerSet listeners, ListenerSlot slot) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => listeners.RemoveAsync(slot);
}
