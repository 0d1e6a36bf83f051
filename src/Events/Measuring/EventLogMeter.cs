using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SchemaPacks.Handlers;

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

    public const string SchemaTag = "eventlog.schema.id";
    public const string VersionTag = "eventlog.schema.version";
    public const string HandlerTag = "eventlog.handler.name";
    private const string ListenerTag = "eventlog.listener.name";
    public const string PackTag = "eventlog.pack.name";
    public const string FormatTag = "eventlog.format.name";
    private const string OutcomeTag = "eventlog.outcome";
    private const string ErrorTag = "error.type";

    /// <summary>Stands for schemas that are not loaded: their names are the sender's.</summary>
    private const string Other = "_OTHER";

    private readonly MeterInstruments _instruments;
    private readonly Counter<long>? _received;
    private readonly Counter<long>? _accepted;
    private readonly Counter<long>? _rejected;
    private readonly Counter<long>? _deadLettered;
    private readonly Counter<long>? _missed;
    private readonly Histogram<double>? _ingest;
    private readonly Histogram<double>? _validation;
    private readonly Histogram<double>? _handler;
    private readonly Histogram<double>? _commit;
    private readonly Histogram<long>? _commitRecords;

    /// <param name="factory">Makes the meter where the application has one.</param>
    /// <param name="logger">Hears once that somebody who listens throws.</param>
    public EventLogMeter(IMeterFactory? factory, ILogger? logger = null)
    {
        _instruments = new MeterInstruments(factory?.Create(new MeterOptions(Name)) ?? new Meter(Name), logger ?? NullLogger.Instance);
        _received = _instruments.Counter("eventlog.events.received", "{event}", "Events that were handed to the log.");
        _accepted = _instruments.Counter("eventlog.events.accepted", "{event}", "Events whose sender was told that the log has them.");
        _rejected = _instruments.Counter("eventlog.events.rejected", "{event}", "Events that were refused, by code.");
        _deadLettered = _instruments.Counter("eventlog.events.dead_lettered", "{event}", "Events that became dead letters.");
        _missed = _instruments.Counter("eventlog.listener.missed", "{event}", "Events that a listener did not hear of because it was slower than they came.");
        _ingest = _instruments.Histogram<double>("eventlog.ingest.duration", "s", "From the event's arrival to its acknowledgement.");
        _validation = _instruments.Histogram<double>("eventlog.validation.duration", "s", "Judging an event by its schema.");
        _commit = _instruments.Histogram<double>("eventlog.commit.duration", "s", "Writing a group of records to a file, its sync included.");
        _commitRecords = _instruments.Histogram<long>("eventlog.commit.batch.size", "{event}", "Records that were written together.");
        _handler = _instruments.Histogram<double>("eventlog.handler.duration", "s", "A handler's taking of a record, with all its attempts.");
    }

    /// <summary>Whether anybody listens to what is measured of each event.</summary>
    public bool IsOn => _received is { Enabled: true } || _accepted is { Enabled: true } || _rejected is { Enabled: true } || _ingest is { Enabled: true };

    /// <summary>When something begins, if its length is wanted.</summary>
    public long StartValidation() => _validation is { Enabled: true } ? Stopwatch.GetTimestamp() : 0;

    /// <inheritdoc cref="StartValidation"/>
    public long StartIngest() => _ingest is { Enabled: true } ? Stopwatch.GetTimestamp() : 0;

    /// <inheritdoc cref="StartValidation"/>
    public long StartHandler() => _handler is { Enabled: true } ? Stopwatch.GetTimestamp() : 0;

    public void EndValidation(long since, SchemaKey key)
    {
        if (since == 0)
            return;
        try
        {
            _validation?.Record(Seconds(since), new KeyValuePair<string, object?>(SchemaTag, key.Id));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    public void EndHandler(long since, string handler, bool isTaken)
    {
        if (since == 0)
            return;
        try
        {
            _handler?.Record(Seconds(since), new(HandlerTag, handler), new(OutcomeTag, isTaken ? "taken" : "failed"));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    private void Commit(string handler, int records, long since)
    {
        var tag = new KeyValuePair<string, object?>(HandlerTag, handler);
        try
        {
            _commit?.Record(Seconds(since), tag);
            _commitRecords?.Record(records, tag);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    /// <summary>An event of a known schema got its answer.</summary>
    public void End(long since, SchemaKey key, EventOutcome outcome)
    {
        try
        {
            if (since != 0)
                _ingest?.Record(Seconds(since), new(SchemaTag, key.Id), new(OutcomeTag, outcome.IsAcknowledged ? "accepted" : "rejected"));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
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
            _deadLettered?.Add(1, new(SchemaTag, key.Id), new(ErrorTag, code));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    public void MissEvent(string listener)
    {
        try
        {
            _missed?.Add(1, new KeyValuePair<string, object?>(ListenerTag, listener));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    /// <summary>Lets the state of the log's parts be looked at, and hears of what its files commit.</summary>
    public void Observe(ObservedState state)
    {
        foreach (HandlerSlot slot in state.Handlers)
        {
            void Committed(int records, long since) => Commit(slot.Name, records, since);
            (slot.Handler as JsonLinesFileHandler)?.Tell(Committed);
            (slot.Handler as OutboxHandler)?.Tell(Committed);
        }

        state.Show(_instruments);
    }

    public void Dispose() => _instruments.Dispose();

    private void Count(string schemaId, EventOutcome outcome)
    {
        var schema = new KeyValuePair<string, object?>(SchemaTag, schemaId);
        try
        {
            _received?.Add(1, schema);
            if (outcome.IsAcknowledged)
                _accepted?.Add(1, schema);
            else if (_rejected is { Enabled: true })
                _rejected.Add(1, schema, new(ErrorTag, outcome.Findings.Count > 0 ? outcome.Findings[0].Code : outcome.Status.ToString()));
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            _instruments.Tell(exception);
        }
    }

    private static double Seconds(long since) => Stopwatch.GetElapsedTime(since).TotalSeconds;
}
