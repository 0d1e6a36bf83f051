using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using SchemaPacks.Measuring;

namespace SchemaPacks.Listening;

/// <summary>Everybody who hears of recorded events.</summary>
internal sealed class ListenerSet(EventLogMeter meter, ILogger logger) : IAsyncDisposable
{
    private ImmutableArray<ListenerSlot> _slots = [];

    public ListenerSlot Add(IEventListener listener, string? schemaId)
    {
        var slot = new ListenerSlot(listener, listener.GetType().Name, schemaId, meter, logger);
        ImmutableInterlocked.Update(ref _slots, slots => slots.Add(slot));
        return slot;
    }

    public async ValueTask RemoveAsync(ListenerSlot slot)
    {
        ImmutableInterlocked.Update(ref _slots, slots => slots.Remove(slot));
        await slot.DisposeAsync();
    }

    /// <summary>Tells whoever wants to know. The bytes are copied, and only when somebody does.</summary>
    /// <param name="key">The event's schema.</param>
    /// <param name="timestamp">When it happened.</param>
    /// <param name="given">The event as its sender gave it.</param>
    /// <param name="modified">The event as modifiers left it.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="packs">Listeners of packs that hear of the schema.</param>
    public void Tell(SchemaKey key, DateTimeOffset timestamp, ReadOnlyMemory<byte> given, ReadOnlyMemory<byte> modified, EventSource source, ListenerSlot[] packs)
    {
        ObservedEvent? asGiven = null, asModified = null;
        foreach (ListenerSlot slot in _slots)
            if (slot.Hears(key.Id))
                slot.Tell(Observed(slot.SeesModified));
        foreach (ListenerSlot slot in packs)
            slot.Tell(Observed(slot.SeesModified));

        ObservedEvent Observed(bool isModified) => isModified
            ? asModified ??= new ObservedEvent(key, timestamp, modified.ToArray(), source)
            : asGiven ??= new ObservedEvent(key, timestamp, given.ToArray(), source);
    }

    public async ValueTask DisposeAsync()
    {
        ImmutableArray<ListenerSlot> slots = ImmutableInterlocked.InterlockedExchange(ref _slots, []);
        await Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask())); // together: each may take its whole time
    }
}
