namespace SchemaPacks.Configuration;

/// <summary>What holds for every event.</summary>
public sealed class EventLogOptions
{
    /// <summary>The fewest characters of a <see cref="HashKey"/>.</summary>
    public const int MinHashKeyLength = 16;

    /// <summary>What stands in place of a value that may not be recorded. <see cref="RedactionMode.Null"/> by default.</summary>
    public RedactionMode Redaction { get; set; }

    /// <summary>The secret of <see cref="RedactionMode.Hash"/>, at least 16 characters. Never logged. Another key makes other hashes.</summary>
    public string? HashKey { get; set; }

    /// <summary>Where file handlers write, relative to the content root (without a host: the working directory). <c>events</c> by default.</summary>
    public string Directory { get; set; } = "events";

    /// <summary>Which keys records have beside the four that each has. None by default.</summary>
    public CapsuleKeys Capsule { get; set; }

    /// <summary>The most bytes of one event's JSON; larger ones are refused with <c>SP5014</c>. 1,048,576 by default.</summary>
    public int MaxEventBytes { get; set; } = 1024 * 1024;

    /// <summary>The most bytes of events that are under way at once; more are refused with <c>SP6020</c>, so that memory stays bounded. 64 MiB by default.</summary>
    public long MaxPendingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long an event's <see cref="EventEnvelope.Id"/> is remembered, so that an event sent again is recorded once. 10 minutes by default; zero: not at all.</summary>
    public TimeSpan IdWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The most ids that are remembered; the oldest make room. 100,000 by default.</summary>
    public int MaxIds { get; set; } = 100_000;

    /// <summary>
    /// Whether records keep the trace in which they were recorded, as <c>__traceparent__</c> in the form of W3C's traceparent. Only traces that are sampled are kept: where
    /// nobody traces, no record has it. True by default.
    /// </summary>
    public bool KeepTraceContext { get; set; } = true;

    /// <summary>What is kept of events that could not be recorded.</summary>
    public DeadLetterOptions DeadLetters { get; } = new();
}
