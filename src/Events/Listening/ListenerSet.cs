using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Listening;

/// <summary>Everybody who hears of recorded events.</summary>
internal sealed class ListenerSet(ILogger logger) : IAsyncDisposable
{
    private ImmutableArray<ListenerSlot> _slots = [];

    public ListenerSlot Add(IEventListener listener, string? schemaId)
    {
        var slot = new ListenerSlot(listener, schemaId, logger);
        ImmutableInterlocked.Update(ref _slots, slots => slots.Add(slot));
        return slot;
    }

    public async ValueTask RemoveAsync(ListenerSlot slot)
    {
        ImmutableInterlocked.Update(ref _slots, slots => slots.Remove(slot));
        await slot.DisposeAsync();
    }

    /// <summary>Tells whoever wants to know. The bytes are copied, and only when somebody does.</summary>
    public void Tell(SchemaKey key, DateTimeOffset timestamp, ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> modified, EventSource source)
    {
        ObservedEvent? asGiven = null, asModified = null;
        foreach (ListenerSlot slot in _slots)
        {
            if (!slot.Hears(key.Id))
                continue;
            slot.Tell(slot.SeesModified
                ? asModified ??= new ObservedEvent(key, timestamp, modified.ToArray(), source)
                : asGiven ??= new ObservedEvent(key, timestamp, given.ToArray(), source));
        }
    }

    public async ValueTask DisposeAsync()
    {
        ImmutableArray<ListenerSlot> slots = ImmutableInterlocked.InterlockedExchange(ref _slots, []);
        await Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask())); // together: each may take its whole time
    }
}
