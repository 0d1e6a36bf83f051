namespace SchemaPacks;

/// <summary>From when on the health checks <c>handlers</c> and <c>storage</c> are worried.</summary>
public sealed class EventLogHealthOptions
{
    /// <summary>
    /// How long a handler fails that did not take a record, while it is offered no other and none waits for it. After that the answer is only <c>Degraded</c>, so that a host that
    /// got no events for being unhealthy gets some again. File handlers and outboxes know by themselves whether they fail. 1 minute by default.
    /// </summary>
    public TimeSpan FailureAge { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>A record that has waited longer for its handler, or in an outbox, makes the answer <c>Degraded</c>. 5 minutes by default.</summary>
    public TimeSpan LongQueueAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Less free disk than this, in bytes, where a file handler or an outbox writes makes the answer <c>Degraded</c>. 1 GiB by default.</summary>
    public long LowFreeBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Less free disk than this, in bytes, makes the answer <c>Unhealthy</c>. 64 MiB by default.</summary>
    public long LeastFreeBytes { get; set; } = 64L * 1024 * 1024;
}
