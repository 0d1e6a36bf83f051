using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>What a text held: an envelope, or what is wrong with it.</summary>
/// <param name="Key">The schema that it names, where it names one properly.</param>
/// <param name="Data">The event's own bytes within the body; empty when problems say why.</param>
internal readonly record struct ReceivedEnvelope(SchemaKey? Key, ReadOnlyMemory<byte> Data)
{
    public DateTimeOffset? Timestamp { get; init; }

    public string? Id { get; init; }

    /// <summary>Where the envelope begins in the body.</summary>
    public int Start { get; init; }

    /// <summary>Where the event's bytes begin in the body.</summary>
    public int EventStart { get; init; }

    /// <summary>Everything that is wrong with the envelope, with positions in its own text; null when it is right.</summary>
    public IReadOnlyList<ProblemError>? Problems { get; init; }
}
