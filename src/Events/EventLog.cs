using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;
using SchemaPacks.Listening;
using SchemaPacks.Modifying;
using SchemaPacks.Redacting;
using SchemaPacks.Resolving;
using SchemaPacks.Routing;
using SchemaPacks.Validating;

namespace SchemaPacks;

/// <summary>
/// Records events: resolve, allow, modify, validate, route, redact, capsule, handlers, in this order. Made by
/// <c>services.AddSchemaPacks(…)</c>; applications inject <see cref="IEventLog"/>.
/// </summary>
public sealed class EventLog : IEventLog, IAsyncDisposable, IDisposable
{
    /// <summary>How long handlers and listeners may take to finish when the log stops.</summary>
    internal static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(10);

    private static readonly EventOutcome Stopping = new(EventStatus.Refused, Diagnostics.Stopping.Create("the event log is stopping and takes no more events; send the event again later"));

    private readonly EventLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HandlerSet _handlers;
    private readonly ListenerSet _listeners;
    private readonly EventPlanner _plans;
    private readonly Delivery.Pool _deliveries = new();
    private readonly IntakeGate _intake = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal EventLog(SchemaRegistry registry, SchemaPacksSettings settings, IServiceProvider services)
    {
        _options = settings.Log;
        _time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        _logger = services.GetService<ILoggerFactory>()?.CreateLogger<EventLog>() ?? NullLogger<EventLog>.Instance;
        _listeners = new ListenerSet(_logger);
        foreach (ListenerRegistration listener in settings.Listeners)
            _listeners.Add(listener.Create(services), listener.SchemaId);
        var modifiers = new ModifierSet([.. settings.Modifiers.Select(modifier => (modifier.SchemaId, modifier.Create(services)))]);
        _handlers = HandlerSet.Create(settings, services, _logger); // after all foreign code that may throw: handlers hold files
        try
        {
            _plans = new EventPlanner(registry, settings, _handlers.Slots, modifiers, _logger);
            _ = _plans.Current; // says now, not at the first event, which settings match nothing
        }
        catch
        {
            Task.Run(() => _handlers.DisposeAsync().AsTask()).GetAwaiter().GetResult();
            throw;
        }
    }

    /// <summary>The handlers by name.</summary>
    public IReadOnlyDictionary<string, IEventHandler> Handlers => _handlers.ByName;

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default)
    {
        PlanTable plans = _plans.Current;
        if (!plans.TryFind(envelope.Key, out EventPlan? plan))                                  // resolve
            return new(plans.Unknown(envelope.Key));
        return plan.Refusal is { } refusal ? new(refusal)                                       // allow
            : _intake.TryEnter() ? RecordAsync(plan, envelope, cancellationToken)
            : new(Stopping);
    }

    /// <inheritdoc/>
    public ValueTask<EventOutcome> RecordAsync<TEvent>(TEvent telemetryEvent, CancellationToken cancellationToken = default)
        where TEvent : ITelemetryEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(telemetryEvent);
        PlanTable plans = _plans.Current;
        if (!plans.TryFind(TEvent.SchemaKey, out EventPlan? plan))
            return new(plans.Unknown(TEvent.SchemaKey));
        return plan.Refusal is { } refusal ? new(refusal) : WriteAndRecordAsync(plan, telemetryEvent, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> WriteAndRecordAsync<TEvent>(EventPlan plan, TEvent telemetryEvent, CancellationToken cancellationToken)
        where TEvent : ITelemetryEvent<TEvent>
    {
        RecordBuffer text = _deliveries.RentBuffer();
        telemetryEvent.WriteTo(text); // a buffer is lost if it throws, and nothing else
        EventOutcome outcome = _intake.TryEnter()
            ? await RecordAsync(plan, new EventEnvelope(TEvent.SchemaKey, text.Utf8), cancellationToken)
            : Stopping;
        _deliveries.ReturnBuffer(text);
        return outcome;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<EventOutcome> RecordAsync(EventPlan plan, EventEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlyMemory<byte> data = envelope.Data;
            if (!EnvelopeLimits.TryAccept(envelope, _options.MaxEventBytes, out EventOutcome refusal)
                || !plan.Modifiers.TryModify(envelope.Key, ref data, _logger, out refusal)       // modify
                || !EventValidator.TryAccept(plan.Schema, data, out refusal))                    // validate
                return refusal;

            DateTimeOffset now = _time.GetUtcNow();
            DateTimeOffset timestamp = UtcTimestamp.Normalize(envelope.Timestamp ?? now);
            string? id = plan.Capsule.IdFor(envelope.Id, now);
            Delivery delivery = _deliveries.Rent();
            foreach (Route route in plan.Routes)                                                 // route
            {
                RecordBuffer buffer = _deliveries.RentBuffer();
                plan.Capsule.Open(buffer, timestamp, id, envelope.Source);                  // the capsule opens around …
                EventRedactor.WriteProperties(data.Span, route.Redaction, buffer);               // … what redaction leaves
                RecordCapsule.Close(buffer);
                delivery.Send(new EventRecord(plan.Schema, timestamp, buffer.Utf8), buffer, route.Handlers, _stopping.Token); // handlers
            }

            EventOutcome outcome = await delivery.CompleteAsync();
            _deliveries.Return(delivery);
            if (outcome.IsRecorded)
                _listeners.Tell(envelope.Key, timestamp, envelope.Data, data, envelope.Source);
            return outcome;
        }
        finally
        {
            _intake.Leave();
        }
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

    /// <summary>Takes no more events (<c>SP6004</c>), waits for those under way and for listeners, and disposes the handlers that the log made.</summary>
    public async ValueTask DisposeAsync()
    {
        (bool isFirst, Task empty) = _intake.Close();
        if (isFirst)
        {
            try
            {
                _stopping.CancelAfter(GracePeriod);
                await Task.WhenAny(empty, Task.Delay(2 * GracePeriod)); // a handler that heeds no cancellation is left behind
                await _listeners.DisposeAsync();
                await _handlers.DisposeAsync();
                _stopping.Dispose();
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
}
