namespace SchemaPacks.Replaying;

/// <summary>Judges an event again and records it: a host that is asked over the network, or the log of this process.</summary>
internal interface IReplayJudge
{
    /// <exception cref="JudgeUnavailable">It cannot be reached, does not let us, or cannot record anything now.</exception>
    Task<JudgeAnswer> RecordAsync(Letter letter, CancellationToken cancellationToken);
}
