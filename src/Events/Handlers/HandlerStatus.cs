namespace SchemaPacks.Handlers;

/// <summary>How a handler does, at one moment.</summary>
/// <param name="Name">The handler's name.</param>
/// <param name="IsRequired">Whether events are recorded only with it.</param>
/// <param name="Taken">Records that it has taken since the start.</param>
/// <param name="Failed">Records that it has not taken, after all attempts.</param>
/// <param name="Retried">Attempts beyond the first.</param>
/// <param name="Dropped">Records that it missed because its queue was full.</param>
/// <param name="Queued">Records that wait for it; 0 for a handler without a queue.</param>
/// <param name="QueuedBytes">Bytes of those.</param>
/// <param name="QueueAge">How long the oldest of those has waited.</param>
/// <param name="IsPaused">Whether it is left alone because it failed again and again (<c>SP6021</c>).</param>
/// <param name="FailedLast">Whether it did not take the last record that it was offered; of file handlers and outboxes, whether they would not take the next.</param>
public sealed record HandlerStatus(
    string Name, bool IsRequired, long Taken, long Failed, long Retried, long Dropped, int Queued, long QueuedBytes, TimeSpan QueueAge, bool IsPaused, bool FailedLast)
{
    /// <summary>Why a file handler or an outbox takes no records at this moment, or in mode buffered holds them back; null while it takes them, and for other handlers.</summary>
    public string? Failure { get; init; }

    /// <summary>How long ago a handler that fails or is paused last failed; zero where a failure is known to last, and where there is none.</summary>
    public TimeSpan SinceFailure { get; init; }

    /// <summary>How long the oldest record has waited in its outbox.</summary>
    public TimeSpan OutboxAge { get; init; }

    /// <summary>How many attempts of its outbox to hand records on have failed in a row.</summary>
    public long OutboxFailures { get; init; }
}
