using System.Text;

namespace SchemaPacks.Tests.Fakes;

/// <summary>Keeps what it is given and answers as told.</summary>
internal sealed class ListeningLog : IEventLog
{
    public List<(EventEnvelope Envelope, string Event)> Taken { get; } = [];

    /// <summary>Without their data, which is the server's again.</summary>
    public IReadOnlyList<EventEnvelope> Envelopes => [.. Taken.Select(taken => taken.Envelope)];

    public Func<EventOutcome> Answer { get; set; } = () => EventOutcome.Recorded;

    public ValueTask<EventOutcome> RecordAsync(EventEnvelope envelope, CancellationToken cancellationToken = default)
    {
        lock (Taken)
            Taken.Add((envelope, Encoding.UTF8.GetString(envelope.Data.Span)));
        return ValueTask.FromResult(Answer());
    }
}
