namespace SchemaPacks.Replaying;

/// <summary>Lets the log of this process judge events again, as if their senders had sent them again.</summary>
/// <param name="log">The log.</param>
/// <param name="source">Who asks for it.</param>
/// <param name="time">Waits where the log is full.</param>
internal sealed class LogJudge(EventLog log, EventSource source, TimeProvider time) : IReplayJudge
{
    private const int MaxTries = 10;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    public async Task<JudgeAnswer> RecordAsync(Letter letter, CancellationToken cancellationToken)
    {
        if (!SchemaVersion.TryParse(letter.Version.Trim('"'), out SchemaVersion version))
            return new JudgeAnswer(IsRecorded: false, "its schema's version is none");
        var envelope = new EventEnvelope(new SchemaKey(letter.Schema, version), letter.Original)
        {
            Timestamp = DateTimeOffset.TryParse(letter.Timestamp, System.Globalization.CultureInfo.InvariantCulture, out DateTimeOffset then) ? then : null,
            Id = letter.Id,
            Source = source,
        };
        for (int tries = 1; ; tries++)
        {
            EventOutcome outcome = await log.RecordAsync(envelope, cancellationToken);
            if (outcome.Status != EventStatus.Refused || tries == MaxTries)
                return Read(outcome);
            await Task.Delay(Wait, time, cancellationToken);
        }
    }

    // Of what was found only the code is told, as a host tells it over the network.
    private static JudgeAnswer Read(EventOutcome outcome) => outcome.Status switch
    {
        EventStatus.Recorded => new JudgeAnswer(IsRecorded: true),
        EventStatus.Accepted or EventStatus.Validated => throw new JudgeUnavailable("the log was given an event of this id before and has not recorded it yet: replay again later", isAnswered: true),
        EventStatus.Refused or EventStatus.Failed when Code(outcome) != Diagnostics.ModifierFailed.Code =>
            throw new JudgeUnavailable($"the log says {Code(outcome)}: replay again later", isAnswered: true),
        _ => new JudgeAnswer(IsRecorded: false, $"the log says {Code(outcome)}: {Diagnostics.All.FirstOrDefault(known => known.Code == Code(outcome))?.Title}"),
    };

    private static string Code(EventOutcome outcome) => outcome.Findings.Count > 0 ? outcome.Findings[0].Code : outcome.Status.ToString();
}
