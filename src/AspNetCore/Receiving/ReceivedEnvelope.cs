using SchemaPacks.Answering;

namespace SchemaPacks.Receiving;

/// <summary>What a body held: an envelope, or what is wrong with it.</summary>
/// <param name="Key">The schema that it names, where it names one properly.</param>
/// <param name="Data">The event's own bytes within the body; empty when problems say why.</param>
/// <param name="EventOffset">Where they begin in the body.</param>
internal readonly record struct ReceivedEnvelope(SchemaKey? Key, ReadOnlyMemory<byte> Data, int EventOffset)
{
    public DateTimeOffset? Timestamp { get; init; }

    public string? Id { get; init; }

    /// <summary>Everything that is wrong with the envelope; null when it is right.</summary>
    public IReadOnlyList<ProblemError>? Problems { get; init; }
}
