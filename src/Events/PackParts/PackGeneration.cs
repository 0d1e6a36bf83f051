using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Modifying;
using SchemaPacks.Plugins;

namespace SchemaPacks.PackParts;

/// <summary>
/// The handlers, modifiers and listeners of one generation of code packs, in their places. An event that begins with a generation ends with it: it is drained
/// and let go only when no event is under way with it.
/// </summary>
internal sealed class PackGeneration(
    LoadedModules modules, IReadOnlyList<PackHandler> handlers, IReadOnlyList<(ListenerSlot Slot, PackFilter Filter)> listeners)
{
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly (PackFilter Filter, NamedModifier Modifier)[] _modifiers =
        [.. modules.Modifiers.Select(part => (PackFilter.Of(part), new NamedModifier(part.Name, part.Instance)))];

    private int _count = 1; // events under way, and one for being in force

    public LoadedModules Modules => modules;

    public IReadOnlyList<PackHandler> Handlers => handlers;

    public IReadOnlyList<(ListenerSlot Slot, PackFilter Filter)> Listeners => listeners;

    public IEnumerable<HandlerSlot> HandlersOf(EventSchema schema) => handlers.Where(handler => handler.Filter.Takes(schema)).Select(handler => handler.Slot);

    public IEnumerable<NamedModifier> ModifiersOf(EventSchema schema) => _modifiers.Where(entry => entry.Filter.Takes(schema)).Select(entry => entry.Modifier);

    public ListenerSlot[] ListenersOf(EventSchema schema) => [.. listeners.Where(entry => entry.Filter.Takes(schema)).Select(entry => entry.Slot)];

    /// <summary>Begins an event.</summary>
    /// <returns>False when the generation is over: the event must be planned again.</returns>
    public bool TryEnter()
    {
        for (int count = Volatile.Read(ref _count); count > 0;)
        {
            int before = Interlocked.CompareExchange(ref _count, count + 1, count);
            if (before == count)
                return true;
            count = before;
        }

        return false;
    }

    /// <summary>Ends an event that <see cref="TryEnter"/> began.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _count) == 0)
            _left.TrySetResult();
    }

    /// <summary>Is in force no more; waits for the events that are under way with it, for a while.</summary>
    public async Task LeaveForceAsync()
    {
        Leave();
        await Task.WhenAny(_left.Task, Task.Delay(3 * EventLog.GracePeriod));
    }
}
