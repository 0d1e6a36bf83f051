namespace SchemaPacks;

/// <summary>From when on the health checks <c>handlers</c> and <c>storage</c> are worried.</summary>
public sealed class EventLogHealthOptions
{
    /// <summary>A record that has waited longer for its handler makes the answer <c>Degraded</c>. 5 minutes by default.</summary>
    public TimeSpan LongQueueAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Less free disk than this, in bytes, where a file handler writes makes the answer <c>Degraded</c>. 1 GiB by default.</summary>
    public long LowFreeBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>Less free disk than this, in bytes, makes the answer <c>Unhealthy</c>. 64 MiB by default.</summary>
    public long LeastFreeBytes { get; set; } = 64L * 1024 * 1024;
}
