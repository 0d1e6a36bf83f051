using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Containing;
using SchemaPacks.DeadLetters;
using SchemaPacks.Measuring;

namespace SchemaPacks.Handlers;

/// <summary>All handlers of one log.</summary>
internal sealed class HandlerSet : IAsyncDisposable
{
    private HandlerSet(IReadOnlyList<HandlerSlot> slots)
    {
        Slots = slots;
        ByName = slots.ToFrozenDictionary(slot => slot.Name, slot => slot.Handler, StringComparer.Ordinal);
    }

    public IReadOnlyList<HandlerSlot> Slots { get; }

    public IReadOnlyDictionary<string, IEventHandler> ByName { get; }

    /// <summary>Makes every handler, or none: if one cannot start, such as for a locked file, those before it are let go again.</summary>
    public static HandlerSet Create(SchemaPacksSettings settings, IServiceProvider services, DeadLetterBox deadLetters, EventLogMeter meter, TimeProvider time, ILogger logger)
    {
        var slots = new List<HandlerSlot>();
        try
        {
            foreach (HandlerRegistration handler in settings.Handlers)
                slots.Add(Place(handler.Create(services, settings, deadLetters), made => new HandlerSlot(handler.Name, made, handler.Options, deadLetters, meter, time, logger)));
            return new HandlerSet(slots);
        }
        catch
        {
            Task.Run(() => DisposeAsync(slots)).GetAwaiter().GetResult(); // on the pool: a caller's SynchronizationContext would wait for itself
            throw;
        }
    }

    private static HandlerSlot Place(IEventHandler made, Func<IEventHandler, HandlerSlot> place)
    {
        try
        {
            return place(made);
        }
        catch
        {
            Disposal.End(made);
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await DisposeAsync(Slots);

    private static Task DisposeAsync(IReadOnlyList<HandlerSlot> slots) =>
        Task.WhenAll(slots.Select(slot => slot.DisposeAsync().AsTask())); // together: each may take its whole time
}
