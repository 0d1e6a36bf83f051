using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.DeadLetters;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Measuring;
using SchemaPacks.Plugins;

namespace SchemaPacks.PackParts;

/// <summary>The generation of code packs in force, and the end of those before it: drained beside the recording, then let go, so that the packs are unloaded.</summary>
internal sealed class PackGenerations(SchemaPacksSettings settings, DeadLetterBox deadLetters, EventLogMeter meter, TimeProvider time, ILogger logger)
{
    private readonly Lock _changing = new();
    private readonly HashSet<Task> _ending = [];
    private readonly Dictionary<string, HandlerTally> _tallies = new(StringComparer.OrdinalIgnoreCase); // by handler, for as long as the log lives
    private volatile PackGeneration? _current;
    private bool _isDisposed; // a registry may go on after the log has stopped

    /// <summary>The handlers of the generation in force.</summary>
    public IReadOnlyList<HandlerSlot> Slots => _current is { } current ? [.. current.Handlers.Select(handler => handler.Slot)] : [];

    /// <summary>Puts the code of a snapshot in force.</summary>
    /// <param name="modules">The snapshot's code.</param>
    /// <param name="generation">Its parts; null when there is no code.</param>
    /// <returns>False when it is being unloaded already, since the registry has gone on.</returns>
    public bool TryChange(LoadedModules modules, out PackGeneration? generation)
    {
        lock (_changing)
        {
            generation = _current;
            if (_isDisposed || ReferenceEquals(modules, generation?.Modules ?? LoadedModules.Empty))
                return true;
            if (!ReferenceEquals(modules, LoadedModules.Empty) && !modules.TryHold())
                return false;

            PackGeneration? before = generation;
            _current = generation = ReferenceEquals(modules, LoadedModules.Empty) ? null : Make(modules, before);
            if (before is not null)
                End(before, generation);
            return true;
        }
    }

    /// <summary>Ends all generations. No event is under way any more.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] ending;
        lock (_changing)
        {
            _isDisposed = true;
            if (_current is { } last)
                End(last, null);
            _current = null;
            ending = [.. _ending];
        }

        await Task.WhenAll(ending);
    }

    private PackGeneration Make(LoadedModules modules, PackGeneration? before)
    {
        PackHandler[] handlers =
        [
            .. modules.Handlers.Select(part => before?.Handlers.FirstOrDefault(handler => ReferenceEquals(handler.Part, part)) ?? Make(part)),
        ];
        (ListenerSlot, PackFilter)[] listeners =
        [
            .. modules.Listeners.Select(part => before?.Listeners.Where(listener => ReferenceEquals(listener.Slot.Listener, part.Instance))
                .Select(listener => ((ListenerSlot, PackFilter)?)listener).FirstOrDefault()
                ?? (new ListenerSlot(part.Instance, part.Name, schemaId: null, meter, logger), PackFilter.Of(part))),
        ];
        foreach (string name in settings.PackHandlers.Keys.Where(name => !handlers.Any(handler => handler.Part.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            logger.QuestionableSetting($"EventLog:Handlers:{name}", "no loaded code pack has this handler");
        return new PackGeneration(modules, handlers, listeners);
    }

    private PackHandler Make(ModulePart<IEventHandler> part)
    {
        HandlerOptions options = settings.PackHandlers.GetValueOrDefault(part.Name) ?? new HandlerOptions();
        if (!_tallies.TryGetValue(part.Name, out HandlerTally? tally))
            _tallies.Add(part.Name, tally = new HandlerTally());
        var slot = new HandlerSlot(part.Name, new BorrowedHandler(part.Instance), options, deadLetters, meter, time, logger, tally); // the pack's container disposes it
        return new PackHandler(part, slot, new PackFilter(part.Pack, options.Schemas.Count > 0 ? [.. options.Schemas] : part.Schemas));
    }

    private void End(PackGeneration generation, PackGeneration? next)
    {
        HandlerSlot[] handlers = [.. generation.Handlers.Except(next?.Handlers ?? []).Select(handler => handler.Slot)];
        ListenerSlot[] listeners = [.. generation.Listeners.Except(next?.Listeners ?? []).Select(listener => listener.Slot)];
        Task ending = Task.Run(async () =>
        {
            await generation.LeaveForceAsync();
            await Task.WhenAll([.. handlers.Select(handler => handler.DisposeAsync().AsTask()), .. listeners.Select(listener => listener.DisposeAsync().AsTask())]);
            await generation.Modules.DisposeAsync();
        });
        _ending.Add(ending);
        ending.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    private void Forget(Task ended)
    {
        lock (_changing)
            _ending.Remove(ended);
    }
}
