using System.Diagnostics.Metrics;
using SchemaPacks.Handlers;
using SchemaPacks.Outcomes;
using SchemaPacks.Plugins;

namespace SchemaPacks.Measuring;

/// <summary>What the log's parts count or hold by themselves, for whoever looks.</summary>
internal sealed class ObservedState
{
    /// <summary>The application's own handlers.</summary>
    public required IReadOnlyList<HandlerSlot> Handlers { get; init; }

    /// <summary>The handlers of packs, which come and go.</summary>
    public required Func<IReadOnlyList<HandlerSlot>> PackHandlers { get; init; }

    /// <summary>The format checks of packs.</summary>
    public required Func<IReadOnlyList<PackFormat>> Formats { get; init; }

    /// <summary>Counts the events under way.</summary>
    public required IntakeGate Intake { get; init; }

    /// <summary>Knows how many watch.</summary>
    public required OutcomeFeed Outcomes { get; init; }

    private IEnumerable<HandlerSlot> All => Handlers.Concat(PackHandlers());

    private IEnumerable<HandlerSlot> WithQueue => All.Where(handler => handler.Queue is not null);

    /// <summary>Makes an instrument for each.</summary>
    public void Show(MeterInstruments instruments)
    {
        instruments.ObserveSum("eventlog.handler.queue.length", () => Each(WithQueue, handler => (long)handler.Queue!.Count), "{event}", "Records that wait for a handler.");
        instruments.ObserveGauge("eventlog.handler.queue.age", () => Each(WithQueue, handler => handler.Queue!.Age.TotalSeconds), "s", "How long the oldest record has waited for its handler.");
        instruments.Observe("eventlog.handler.retries", () => Each(All, handler => handler.State.Retried), "{attempt}", "Attempts of handlers beyond the first.");
        instruments.Observe("eventlog.handler.dropped", () => Each(All, handler => handler.State.Dropped), "{event}", "Records that a handler missed because its queue was full.");
        instruments.ObserveGauge("eventlog.storage.free", () => Storage.FreeBytes(Handlers.Select(handler => handler.Handler)) is { } free ? [new Measurement<long>(free)] : (Measurement<long>[])[], "By", "Free disk where records are written.");
        HandlerSlot[] outboxes = [.. Handlers.Where(handler => handler.Handler is OutboxHandler)];
        instruments.ObserveSum("eventlog.outbox.length", () => Each(outboxes, handler => Outbox(handler).Waiting), "{event}", "Records in an outbox that its broker may lack.");
        instruments.ObserveGauge("eventlog.outbox.age", () => Each(outboxes, handler => Outbox(handler).Age.TotalSeconds), "s", "How long the oldest record has waited in an outbox.");
        instruments.ObserveSum("eventlog.outbox.size", () => Each(outboxes, handler => Outbox(handler).Bytes), "By", "Bytes of an outbox's files.");
        instruments.Observe("eventlog.format.failed", () => Each(format => format.Failed), "{call}", "Calls of a pack's format check that threw.");
        instruments.Observe("eventlog.format.slow", () => Each(format => format.Slow), "{call}", "Calls of a pack's format check that took too long.");
        instruments.ObserveSum("eventlog.format.paused", () => Each(format => format.IsPaused ? 1 : 0), "{check}", "Format checks that are left alone because they were slow.");
        instruments.ObserveSum("eventlog.events.pending", () => [new Measurement<long>(Intake.Count)], "{event}", "Events under way.");
        instruments.ObserveSum("eventlog.events.pending.size", () => [new Measurement<long>(Intake.Bytes)], "By", "Bytes of events under way, and an estimate of what they take beside.");
        instruments.ObserveSum("eventlog.stream.subscribers", () => [new Measurement<long>(Outcomes.Watchers)], "{subscriber}", "Readers that watch what becomes of events.");
    }

    private static OutboxHandler Outbox(HandlerSlot slot) => (OutboxHandler)slot.Handler;

    private static IEnumerable<Measurement<T>> Each<T>(IEnumerable<HandlerSlot> handlers, Func<HandlerSlot, T> value)
        where T : struct => handlers.Select(handler => new Measurement<T>(value(handler), new KeyValuePair<string, object?>(EventLogMeter.HandlerTag, handler.Name)));

    // As many as trusted packs register: no sender can add to them.
    private IEnumerable<Measurement<long>> Each(Func<PackFormat, long> value) =>
        Formats().Select(format => new Measurement<long>(value(format), new(EventLogMeter.PackTag, format.Pack), new(EventLogMeter.FormatTag, format.Format)));
}
