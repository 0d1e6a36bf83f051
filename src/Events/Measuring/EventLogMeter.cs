using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Handlers;
using SchemaPacks.Plugins;

namespace SchemaPacks.Measuring;

/// <summary>
/// What the event log measures of itself, under the name <c>SchemaPacks</c>: nothing of it holds an event's values, and attributes have as many values as there
/// are listed schemas, handlers and codes. Costs a look at a flag where nobody listens.
/// </summary>
/// <remarks>
/// Who listens is foreign code, which runs inside these calls and may throw. That must not end the loop that records, nor change what a sender is told.
/// Names and units follow OpenTelemetry's conventions: dots, seconds, UCUM.
/// </remarks>
internal sealed class EventLogMeter : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "SchemaPacks";

    private const string SchemaTag = "eventlog.schema.id";
    private const string VersionTag = "eventlog.schema.version";
    private const string HandlerTag = "eventlog.handler.name";
    private const string PackTag = "eventlog.pack.name";
    private const string FormatTag = "eventlog.format.name";
    private const string OutcomeTag = "eventlog.outcome";
    private const string ErrorTag = "error.type";

    /// <summary>Stands for schemas that are not loaded: their names are the sender's.</summary>
    private const string Other = "_OTHER";

    private static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly Counter<long> _received;
    private readonly Counter<long> _accepted;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _deadLettered;
    private readonly Histogram<double> _ingest;
    private readonly Histogram<double> _validation;
    private readonly Histogram<double> _handler;
    private readonly Histogram<double> _commit;
    private readonly Histogram<long> _commitRecords;
    private readonly ILogger _logger;
    private bool _hasTold;

    /// <param name="factory">Makes the meter where the application has one.</param>
    /// <param name="logger">Hears once that somebody who listens throws.</param>
    public EventLogMeter(IMeterFactory? factory, ILogger? logger = null)
    {
        _logger = logger ?? NullLogger.Instance;
        _meter = factory?.Create(new MeterOptions(Name)) ?? new Meter(Name);
        _received = _meter.CreateCounter<long>("eventlog.events.received", "{event}", "Events that were handed to the log.");
        _accepted = _meter.CreateCounter<long>("eventlog.events.accepted", "{event}", "Events whose sender was told that the log has them.");
        _rejected = _meter.CreateCounter<long>("eventlog.events.rejected", "{event}", "Events that were refused, by code.");
        _deadLettered = _meter.CreateCounter<long>("eventlog.events.dead_lettered", "{event}", "Events that became dead letters.");
        _ingest = _meter.CreateHistogram<double>("eventlog.ingest.duration", "s", "From the event's arrival to its acknowledgement.");
        _validation = _meter.CreateHistogram<double>("eventlog.validation.duration", "s", "Judging an event by its schema.");
        _commit = _meter.CreateHistogram<double>("eventlog.commit.duration", "s", "Writing a group of records to a file, its sync included.");
        _commitRecords = _meter.CreateHistogram<long>("eventlog.commit.batch.size", "{event}", "Records that were written together.");
        _handler = _meter.CreateHistogram<double>("eventlog.handler.duration", "s", "A handler's taking of a record, with all its attempts.");
    }

    /// <summary>Whether anybody listens to what is measured of each event.</summary>
    public bool IsOn => _received.Enabled || _accepted.Enabled || _rejected.Enabled || _ingest.Enabled;

    /// <summary>When something begins, if its length is wanted.</summary>
    public long StartValidation() => _validation.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <inheritdoc cref="StartValidation"/>
    public long StartIngest() => _ingest.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <inheritdoc cref="StartValidation"/>
    public long StartHandler() => _handler.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Begins an activity for an event, if somebody traces.</summary>
    public static Activity? StartActivity(string name, SchemaKey key)
    {
        if (!Activities.HasListeners())
            return null;
        Activity? around = Activity.Current;
        try
        {
            Activity? activity = Activities.StartActivity(name);
            activity?.SetTag(SchemaTag, key.Id).SetTag(VersionTag, key.Version.Text);
            return activity;
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Activity.Current = around;
            return null;
        }
    }

    /// <summary>Ends an activity, which may have begun in another flow of calls than this. It is current for nobody after it, and whatever else is current stays so.</summary>
    public static void EndActivity(Activity? activity)
    {
        if (activity is null)
            return;
        Activity? current = Activity.Current;
        try
        {
            activity.Dispose();
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Activity.Current = activity.Parent;
        }

        if (current != activity)
            Activity.Current = current;
    }

    public void EndValidation(long since, SchemaKey key)
    {
        if (since == 0)
            return;
        try
        {
            _validation.Record(Seconds(since), new KeyValuePair<string, object?>(SchemaTag, key.Id));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    public void EndHandler(long since, string handler, bool isTaken)
    {
        if (since == 0)
            return;
        try
        {
            _handler.Record(Seconds(since), new(HandlerTag, handler), new(OutcomeTag, isTaken ? "taken" : "failed"));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    private void Commit(string handler, int records, long since)
    {
        var tag = new KeyValuePair<string, object?>(HandlerTag, handler);
        try
        {
            _commit.Record(Seconds(since), tag);
            _commitRecords.Record(records, tag);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    /// <summary>An event of a known schema got its answer.</summary>
    public void End(long since, SchemaKey key, EventOutcome outcome)
    {
        try
        {
            if (since != 0)
                _ingest.Record(Seconds(since), new(SchemaTag, key.Id), new(OutcomeTag, outcome.IsAcknowledged ? "accepted" : "rejected"));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }

        Count(key.Id, outcome);
    }

    /// <summary>An event was refused before anything was looked at but its schema's name.</summary>
    public void Refuse(string schemaId, EventOutcome outcome)
    {
        if (IsOn)
            Count(outcome.Status == EventStatus.UnknownSchema ? Other : schemaId, outcome);
    }

    public void DeadLetter(SchemaKey key, string code)
    {
        try
        {
            _deadLettered.Add(1, new(SchemaTag, key.Id), new(ErrorTag, code));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    /// <summary>Lets queues and what else handlers and the packs' formats count be looked at.</summary>
    public void Observe(IReadOnlyList<HandlerSlot> handlers, Func<IReadOnlyList<HandlerSlot>> packs, Func<IReadOnlyList<PackFormat>> formats, IntakeGate intake)
    {
        IEnumerable<HandlerSlot> All() => handlers.Concat(packs());
        foreach (HandlerSlot slot in handlers)
        {
            void Committed(int records, long since) => Commit(slot.Name, records, since);
            (slot.Handler as JsonLinesFileHandler)?.Tell(Committed);
            (slot.Handler as OutboxHandler)?.Tell(Committed);
        }

        _meter.CreateObservableUpDownCounter("eventlog.handler.queue.length", () => Each(All().Where(handler => handler.Queue is not null), handler => handler.Queue!.Count), "{event}", "Records that wait for a handler.");
        _meter.CreateObservableGauge("eventlog.handler.queue.age", () => All().Where(handler => handler.Queue is not null)
            .Select(handler => new Measurement<double>(handler.Queue!.Age.TotalSeconds, new KeyValuePair<string, object?>(HandlerTag, handler.Name))), "s", "How long the oldest record has waited for its handler.");
        _meter.CreateObservableCounter("eventlog.handler.retries", () => Each(All(), handler => handler.State.Retried), "{attempt}", "Attempts of handlers beyond the first.");
        _meter.CreateObservableCounter("eventlog.handler.dropped", () => Each(All(), handler => handler.State.Dropped), "{event}", "Records that a handler missed because its queue was full.");
        _meter.CreateObservableGauge("eventlog.storage.free", () => Storage.FreeBytes(handlers.Select(handler => handler.Handler)) is { } free
            ? [new Measurement<long>(free)]
            : (Measurement<long>[])[], "By", "Free disk where records are written.");
        (string Name, OutboxHandler Outbox)[] outboxes = [.. handlers.Where(handler => handler.Handler is OutboxHandler).Select(handler => (handler.Name, (OutboxHandler)handler.Handler))];
        _meter.CreateObservableUpDownCounter("eventlog.outbox.length", () => Each(outboxes, outbox => outbox.Waiting), "{event}", "Records in an outbox that its broker may lack.");
        _meter.CreateObservableGauge("eventlog.outbox.age", () => Each(outboxes, outbox => outbox.Age.TotalSeconds), "s", "How long the oldest record has waited in an outbox.");
        _meter.CreateObservableUpDownCounter("eventlog.outbox.size", () => Each(outboxes, outbox => outbox.Bytes), "By", "Bytes of an outbox's files.");
        _meter.CreateObservableCounter("eventlog.format.failed", () => Each(formats(), format => format.Failed), "{call}", "Calls of a pack's format check that threw.");
        _meter.CreateObservableCounter("eventlog.format.slow", () => Each(formats(), format => format.Slow), "{call}", "Calls of a pack's format check that took too long.");
        _meter.CreateObservableUpDownCounter("eventlog.format.paused", () => Each(formats(), format => format.IsPaused ? 1 : 0), "{check}", "Format checks that are left alone because they were slow.");
        _meter.CreateObservableUpDownCounter("eventlog.events.pending", () => (long)intake.Count, "{event}", "Events under way.");
        _meter.CreateObservableUpDownCounter("eventlog.events.pending.size", () => intake.Bytes, "By", "Bytes of events under way, and an estimate of what they take beside.");
    }

    public void Dispose() => _meter.Dispose();

    private void Count(string schemaId, EventOutcome outcome)
    {
        var schema = new KeyValuePair<string, object?>(SchemaTag, schemaId);
        try
        {
            _received.Add(1, schema);
            if (outcome.IsAcknowledged)
                _accepted.Add(1, schema);
            else if (_rejected.Enabled)
                _rejected.Add(1, schema, new(ErrorTag, outcome.Findings.Count > 0 ? outcome.Findings[0].Code : outcome.Status.ToString()));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Tell(exception);
        }
    }

    // Once: it would be said for every event.
    private void Tell(Exception exception)
    {
        if (!Interlocked.Exchange(ref _hasTold, true))
            _logger.MetricsFailed(exception.GetType());
    }

    private static IEnumerable<Measurement<long>> Each(IEnumerable<HandlerSlot> handlers, Func<HandlerSlot, long> value) =>
        handlers.Select(handler => new Measurement<long>(value(handler), new KeyValuePair<string, object?>(HandlerTag, handler.Name)));

    private static IEnumerable<Measurement<T>> Each<T>((string Name, OutboxHandler Outbox)[] outboxes, Func<OutboxHandler, T> value)
        where T : struct => outboxes.Select(one => new Measurement<T>(value(one.Outbox), new KeyValuePair<string, object?>(HandlerTag, one.Name)));

    // As many as trusted packs register: no sender can add to them.
    private static IEnumerable<Measurement<long>> Each(IReadOnlyList<PackFormat> formats, Func<PackFormat, long> value) =>
        formats.Select(format => new Measurement<long>(value(format), new(PackTag, format.Pack), new(FormatTag, format.Format)));

    private static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;
}
