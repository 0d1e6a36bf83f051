using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SchemaPacks.Capsules;
using SchemaPacks.Configuration;
using SchemaPacks.Containing;
using SchemaPacks.DeadLetters;
using SchemaPacks.Handlers.Queues;
using SchemaPacks.Measuring;
using SchemaPacks.Routing;

namespace SchemaPacks.Handlers;

/// <summary>A handler in its place: which events it gets, by which way, and what happens when it fails.</summary>
internal sealed class HandlerSlot
{
    /// <summary>How many records wait for a handler that has no queue of its own, unless its options say otherwise.</summary>
    private const int DefaultQueue = 10_000;

    private readonly IEventHandler _handler;
    private readonly EventLogMeter _meter;
    private readonly ILogger _logger;

    public HandlerSlot(string name, IEventHandler handler, HandlerOptions options, DeadLetterBox deadLetters, EventLogMeter meter, TimeProvider time, ILogger logger, HandlerTally? tally = null)
    {
        _handler = handler;
        _meter = meter;
        _logger = logger;
        Name = name;
        Options = options;
        State = new HandlerState(time, tally ?? new HandlerTally());
        Filter = new SchemaFilter(options.Schemas);
        Failure = Diagnostics.HandlerFailed.Create($"handler '{name}' did not take the event; see the log for the reason and send the event again");
        Full = Diagnostics.QueueFull.Create($"as many events wait for handler '{name}' as may; send the event again later, or raise EventLog:Handlers:{name}:Queue");
        Kind = options.Kind ?? KindOf(Handler);
        int capacity = options.Queue ?? (Handler is JsonLinesFileHandler or OutboxHandler or MemoryHandler ? 0 : DefaultQueue);
        Capacity = capacity;
        Queue = capacity == 0 ? null : new HandlerQueue(name, handler, options, capacity, State, deadLetters, meter, time, logger);
    }

    public string Name { get; }

    /// <summary>The handler as it was handed over.</summary>
    public IEventHandler Handler => _handler is BorrowedHandler borrowed ? borrowed.Handler : _handler;

    /// <summary>The kind that settings name, or what the handler is.</summary>
    public string Kind { get; }

    /// <summary>How many records may wait for it; 0 where it has no queue.</summary>
    public int Capacity { get; }

    public HandlerOptions Options { get; private set; }

    public SchemaFilter Filter { get; private set; }

    public HandlerState State { get; }

    /// <summary>What waits for the handler; null for one that is called by whoever records.</summary>
    public HandlerQueue? Queue { get; }

    /// <summary>What a sender learns when the handler failed.</summary>
    public Diagnostic Failure { get; }

    /// <summary>What a sender learns when too much waits for the handler.</summary>
    public Diagnostic Full { get; }

    public HandlerStatus Status
    {
        get
        {
            // What has files says by itself whether it would take a record: it finds out without one when its disk works again.
            (bool knowsItself, string? failure) = Handler switch
            {
                JsonLinesFileHandler file => (true, file.Failure),
                OutboxHandler outbox => (true, outbox.Failure),
                _ => (false, null),
            };
            bool isPaused = State.IsPaused, failedLast = knowsItself ? failure is not null : State.FailedLast;
            return new HandlerStatus(
                Name, Options.Required, State.Taken, State.Failed, State.Retried, State.Dropped, Queue?.Count ?? 0, Queue?.Bytes ?? 0, Queue?.Age ?? TimeSpan.Zero, isPaused, failedLast)
            {
                Failure = failure,
                SinceFailure = failure is not null || !(isPaused || failedLast) ? TimeSpan.Zero : State.SinceFailure,
                OutboxAge = (Handler as OutboxHandler)?.Age ?? TimeSpan.Zero,
                OutboxFailures = (Handler as OutboxHandler)?.Failures ?? 0,
            };
        }
    }

    /// <summary>Changes which events it gets, and how much of them; nothing else of its options changes while it runs.</summary>
    public void TakePolicy(HandlerOptions options)
    {
        Options = Options.WithPolicyOf(options);
        Filter = new SchemaFilter(options.Schemas);
    }

    /// <summary>Hands the record over.</summary>
    /// <param name="record">The record.</param>
    /// <param name="buffer">Holds its bytes.</param>
    /// <param name="isAwaited">Whether somebody waits for the handler, and not only for its queue.</param>
    /// <param name="stopping">Signalled when the log has no more time.</param>
    public HandlerCall Send(EventRecord record, RecordBuffer buffer, bool isAwaited, CancellationToken stopping)
    {
        if (Queue is not null)
            return new HandlerCall(record, isAwaited, IsQueued: true, Queue.AddAsync(record, buffer, isAwaited), default, 0, null);

        Activity? around = Activity.Current;
        long since = _meter.StartHandler();
        Activity? activity = EventTraces.Start(EventTraces.Handle, record.Key)?.SetTag(EventLogMeter.HandlerTag, Name);
        var call = new HandlerCall(record, isAwaited, IsQueued: false, default, Handle(record with { IsAwaited = isAwaited && record.IsAwaited }, stopping), since, activity);
        if (activity is not null)
            Activity.Current = around;
        return call;
    }

    /// <summary>Whether it is known already what became of the record. Then it is asked only once, else <see cref="TakenAsync"/> is.</summary>
    /// <param name="call">What <see cref="Send"/> returned.</param>
    /// <param name="taking">What became of it.</param>
    public bool TryTaken(in HandlerCall call, out Taking taking)
    {
        taking = default;
        if (call.IsQueued)
        {
            bool isKnown = call.Queued.IsCompletedSuccessfully;
            if (isKnown)
                taking = call.Queued.Result;
            return isKnown;
        }

        if (!call.Handled.IsCompletedSuccessfully)
            return false;
        call.Handled.GetAwaiter().GetResult();
        State.Succeed();
        End(call, isTaken: true);
        taking = new Taking(IsTaken: true, Attempts: 1);
        return true;
    }

    /// <summary>Waits for the handler, or for its queue where nobody waits for the handler.</summary>
    /// <returns>What became of the record. Never throws.</returns>
    /// <remarks>Nothing is awaited before: of many records that one sync completes, only the first is then waited for.</remarks>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Taking> TakenAsync(HandlerCall call)
    {
        if (call.IsQueued)
            return await call.Queued;

        bool isTaken = false;
        try
        {
            await call.Handled;
            State.Succeed();
            isTaken = true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything, and must not stop the other handlers
        {
            if (State.Fail(exception.GetType()) is > 0 and var failed)
                _logger.HandlerFailed(Name, call.Record.Key, exception.GetType(), failed);
        }

        End(call, isTaken);
        return new Taking(isTaken, Attempts: 1);
    }

    /// <summary>Why the handler does not have a record whose sender was told that the log has it.</summary>
    /// <param name="attempts">How often it was offered the record.</param>
    public Diagnostic Missed(int attempts) => Diagnostics.HandlerFailed.Create(attempts switch
    {
        0 => $"handler '{Name}' was never offered the record: its queue was full, or the log stopped first",
        1 => $"handler '{Name}' did not take the record; see the log for the reason",
        _ => $"handler '{Name}' did not take the record in {attempts} attempts; see the log for the reason",
    });

    /// <summary>Lets the handler take what waits for it, and disposes it if it is the log's own. A handler that throws is reported, so that those after it are disposed too.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Queue is not null)
                await Queue.DisposeAsync();
            await Disposal.EndAsync(_handler);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything
        {
            _logger.HandlerNotDisposed(Name, exception.GetType());
        }
    }

    private static string KindOf(IEventHandler handler) => handler switch
    {
        JsonLinesFileHandler => HandlerKinds.FileKind,
        OutboxHandler => "outbox",
        ConsoleHandler => "console",
        MemoryHandler => "memory",
        LoggerHandler => "logger",
        _ => handler.GetType().Name,
    };

    private void End(in HandlerCall call, bool isTaken)
    {
        _meter.EndHandler(call.Since, Name, isTaken);
        EventTraces.End(call.Activity);
    }

    // What a handler throws before its first await is the same as what it throws after.
    private ValueTask Handle(EventRecord record, CancellationToken stopping)
    {
        try
        {
            return _handler.HandleAsync(record, stopping);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ValueTask.FromException(exception);
        }
    }
}
