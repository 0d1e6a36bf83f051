using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Configuration;
using SchemaPacks.Containing;
using SchemaPacks.DeadLetters;
using SchemaPacks.Deduplicating;
using SchemaPacks.Explaining;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Measuring;
using SchemaPacks.Modifying;
using SchemaPacks.Outcomes;
using SchemaPacks.PackParts;
using SchemaPacks.Recording;
using SchemaPacks.Resolving;

namespace SchemaPacks;

/// <summary>
/// Records events: resolve, allow, modify, validate, route, redact, capsule, handlers, in this order. Made by
/// <c>services.AddSchemaPacks(…)</c>; applications inject <see cref="IEventLog"/>.
/// </summary>
public sealed class EventLog : IEventLog, IAsyncDisposable, IDisposable
{
    /// <summary>How long handlers and listeners may take to finish when the log stops.</summary>
    internal static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(10);

    private readonly HandlerSet _handlers;
    private readonly ListenerSet _listeners;
    private readonly PackGenerations _packs;
    private readonly EventPlanner _plans;
    private readonly IdWindow _ids;
    private readonly EventRecorder _recorder;
    private readonly BatchRecorder _batches;
    private readonly DeadLetterBox _deadLetters;
    private readonly EventExplainer _explainer;
    private readonly EventLogMeter _meter;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal EventLog(SchemaRegistry registry, SchemaPacksSettings settings, IServiceProvider services)
    {
        TimeProvider time = ContainedTime.Of(services.GetService<TimeProvider>());
        ILogger logger = new ContainedLogger(services.GetService<ILoggerFactory>()?.CreateLogger<EventLog>() ?? NullLogger<EventLog>.Instance);
        Outcomes = new OutcomeFeed(time);
        Directory = HandlerKinds.DirectoryOf(services, settings);
        _meter = new EventLogMeter(services.GetService<IMeterFactory>(), logger);
        _listeners = new ListenerSet(_meter, logger);
        try
        {
            foreach (ListenerRegistration listener in settings.Listeners)
                _listeners.Add(listener.Create(services), listener.SchemaId);
            var modifiers = new ModifierSet([.. settings.Modifiers.Select(modifier => (modifier.SchemaId, modifier.Create(services)))]);
            _deadLetters = new DeadLetterBox(
                settings.Log.DeadLetters, HandlerKinds.File(services, settings, DeadLetterOptions.FileName, settings.Log.DeadLetters.Files), registry, _meter, time, logger);
            _explainer = new EventExplainer(settings.Log, time, logger);
            _recorder = new EventRecorder(settings.Log, _listeners, _deadLetters, _meter, Outcomes, time, logger);
            _handlers = HandlerSet.Create(settings, services, _deadLetters, _meter, time, logger); // after all foreign code that may throw: handlers hold files
            _packs = new PackGenerations(settings, _deadLetters, _meter, time, logger);
            _ids = new IdWindow(settings.Log, new RecordedIds(_handlers.Slots, () => _packs.Slots, settings.Log.MaxIds, logger).Read, time, logger);
            _recorder.Ids = _ids;
            _batches = new BatchRecorder(_recorder, _ids, (plans, envelope) => RecordAsync(plans, envelope, CancellationToken.None));
            _plans = new EventPlanner(registry, settings, _handlers.Slots, modifiers, _packs, logger);
            _meter.Observe(new ObservedState
            {
                Handlers = _handlers.Slots,
                PackHandlers = () => _packs.Slots,
                Formats = () => registry.Snapshot.Modules.Formats,
                Intake = _recorder.Intake,
                Outcomes = Outcomes,
            });
            _ = _plans.Current; // says now, not at the first event, which settings match nothing
        }
        catch
        {
            _recorder?.Intake.Close();
            _plans?.Dispose();
            Task.Run(LetGoAsync).GetAwaiter().GetResult(); // on the pool: a SynchronizationContext would wait for itself
            throw;
        }
    }

    /// <summary>The application's own handlers by name. Those of code packs come and go.</summary>
    public IReadOnlyDictionary<string, IEventHandler> Handlers => _handlers.ByName;

    /// <summary>How each handler does at this moment, those of code packs included.</summary>
    public IReadOnlyList<HandlerStatus> HandlerStatuses => [.. Slots.Select(handler => handler.Status)];

    /// <summary>The fewest bytes of disk that are free where a file handler or an outbox writes; null when there is none, or nobody knows.</summary>
    public long? FreeBytes => Storage.FreeBytes(_handlers.ByName.Values);

    /// <summary>How many events became dead letters since the start, and how many of those could not even be kept.</summary>
    public (long Kept, long Lost) DeadLetters => (_deadLetters.Kept, _deadLetters.Lost);

    /// <summary>What becomes of events, for those who count and watch.</summary>
    internal OutcomeFeed Outcomes { get; }

    /// <summary>Where file handlers and dead letters are: an absolute path.</summary>
    internal string Directory { get; }

    /// <summary>All handlers in their places, those of code packs included.</summary>
    internal IEnumerable<HandlerSlot> Slots => _handlers.Slots.Concat(_packs.Slots);

    /// <summary>Counts outcomes from now on.</summary>
    internal OutcomeCounts CountOutcomes() => Outcomes.Count(() => Slots.Sum(slot => slot.Queue?.Count ?? 0));

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default) =>
        RecordAsync(_plans.Current, envelope, cancellationToken);

    private ValueTask<EventOutcome> RecordAsync(PlanTable plans, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        if (!TryEnter(ref plans, envelope.Key, out EventPlan? plan))                            // resolve
            return new(Refuse(envelope.Key, plans.Unknown(envelope.Key)));
        return plan.Refusal is { } refusal ? new(Refuse(envelope.Key, refusal))                 // allow
            : envelope.Id is { Length: > 0 } && _ids.IsOn ? RecordOnceAsync(plan, envelope, cancellationToken)
            : _recorder.RecordAsync(plan, envelope, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync<TEvent>(
        TEvent telemetryEvent, Acknowledgement acknowledgement = Acknowledgement.Durable, CancellationToken cancellationToken = default)
        where TEvent : ITelemetryEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(telemetryEvent);
        PlanTable plans = _plans.Current;
        if (!TryEnter(ref plans, TEvent.SchemaKey, out EventPlan? plan))
            return new(Refuse(TEvent.SchemaKey, plans.Unknown(TEvent.SchemaKey)));
        return plan.Refusal is { } refusal ? new(Refuse(TEvent.SchemaKey, refusal)) : _recorder.RecordAsync(plan, telemetryEvent, acknowledgement, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventOutcome>> RecordBatchAsync(IReadOnlyList<EventEnvelope> envelopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        cancellationToken.ThrowIfCancellationRequested();
        PlanTable plans = _plans.Current;
        while (plans.Packs is { } packs && !packs.TryEnter())
            plans = _plans.Current;
        return RecordBatchAsync(plans, envelopes);
    }

    /// <summary>Says what would become of an event, and why, and records nothing: no handler, listener or counter hears of it. Modifiers run, on a copy.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="includesUnlisted">Whether to judge by schemas that are not listed in <c>EventLog:AllowedSchemas</c>, and to suggest them. A sender who may not read the registry must not learn of them.</param>
    /// <param name="cancellationToken">Ends the search for a fix.</param>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public EventExplanation Explain(EventEnvelope envelope, bool includesUnlisted = true, CancellationToken cancellationToken = default)
    {
        PlanTable plans = _plans.Current;
        if (!TryEnter(ref plans, envelope.Key, out EventPlan? plan))
            return EventExplainer.Unknown(plans, envelope, includesUnlisted);
        return _explainer.Explain(plans, plan, envelope, [.. _handlers.Slots, .. _packs.Slots], includesUnlisted, cancellationToken);
    }

    /// <summary>Lets a listener hear of events recorded from now on.</summary>
    /// <param name="listener">The listener.</param>
    /// <param name="schemaId">The schema whose events it hears of, loaded or not; null for all.</param>
    /// <returns>Ends the hearing when disposed, once the listener has heard what already waits for it.</returns>
    public IAsyncDisposable Listen(IEventListener listener, string? schemaId = null)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return new Subscription(_listeners, _listeners.Add(listener, schemaId));
    }

    /// <summary>Puts other settings in force, as far as they say which events are recorded and how much of them.</summary>
    internal void TakePolicy(SchemaPacksSettings settings) => _plans.Take(settings);

    /// <summary>Takes no more events (<c>SP6004</c>), waits for those under way and for listeners, and disposes the handlers that the log made.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_recorder.Intake.Close())
        {
            _plans.Dispose();
            try
            {
                await LetGoAsync();
            }
            finally
            {
                _stopped.SetResult(); // whatever was thrown: others wait for it
            }
        }

        await _stopped.Task;
    }

    /// <summary>The same as <see cref="DisposeAsync"/>, for services that are disposed without waiting.</summary>
    public void Dispose() => Task.Run(() => DisposeAsync().AsTask()).GetAwaiter().GetResult(); // on the pool: a SynchronizationContext would wait for itself

    // Of all that there is: a log that did not start has not everything.
    private async Task LetGoAsync()
    {
        foreach (HandlerSlot handler in _handlers is null ? [] : _handlers.Slots.Concat(_packs?.Slots ?? []))
            handler.Queue?.Stop(); // events under way wait for it
        await (_recorder?.DisposeAsync() ?? default);
        await _listeners.DisposeAsync();
        await (_packs?.DisposeAsync() ?? default);
        await (_handlers?.DisposeAsync() ?? default);
        if (_recorder is not null)
            await Task.WhenAny(_recorder.Intake.Empty, Task.Delay(GracePeriod)); // what handlers never took becomes dead letters only now
        await (_deadLetters?.DisposeAsync() ?? default); // last: what handlers never took is kept there
        _meter.Dispose();
        Outcomes.Dispose();
    }

    // Finds the plan of an event that begins; where the plan's packs are over, so is the table, and another is in force.
    private bool TryEnter(ref PlanTable plans, SchemaKey key, [NotNullWhen(true)] out EventPlan? plan)
    {
        while (plans.TryFind(key, out plan))
        {
            if (plan.Refusal is not null || plan.TryEnter())
                return true;
            plans = _plans.Current;
        }

        return false;
    }

    private EventOutcome Refuse(SchemaKey key, EventOutcome refusal)
    {
        _meter.Refuse(key.Id, refusal);
        Outcomes.Refuse(key, isKnown: refusal.Status == EventStatus.NotAllowed, refusal);
        return refusal;
    }

    private async ValueTask<IReadOnlyList<EventOutcome>> RecordBatchAsync(PlanTable plans, IReadOnlyList<EventEnvelope> envelopes)
    {
        try
        {
            return await _batches.RecordAsync(plans, envelopes);
        }
        finally
        {
            plans.Packs?.Leave(); // held for the batch, which sees one snapshot from start to end
        }
    }

    // An event whose id was seen lately is not recorded again: its sender is told what became of the first.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> RecordOnceAsync(EventPlan plan, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        UInt128 key = _ids.KeyOf(envelope.Key.Id, envelope.Id!);
        bool isBegun = false;
        EventOutcome outcome = new(EventStatus.Failed);
        try
        {
            EventStatus known;
            while (!_ids.TryBegin(key, envelope.Acknowledgement, out known, out Task? pending))
            {
                if (pending is null)
                    return new EventOutcome(known);
                await pending.WaitAsync(cancellationToken);
            }

            isBegun = true;
            outcome = await _recorder.RecordAsync(plan, envelope, cancellationToken);
            return outcome;
        }
        finally
        {
            if (isBegun)
                _ids.End(key, envelope.Acknowledgement, outcome);
            else
                plan.Leave();
        }
    }
}
