namespace SchemaPacks;

/// <summary>What <c>POST /api/eventlog</c> takes, and who hears of what it refuses.</summary>
public sealed class EventLogEndpointOptions
{
    /// <summary>The most bytes a body may have, by default 1 MiB. A larger one is refused with 413 (<c>SP8006</c>).</summary>
    public long MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The most events of one body, by default 10,000. A body with more is refused with 413 (<c>SP8006</c>), and none of its events is recorded.</summary>
    public int MaxBatchEvents { get; set; } = 10_000;

    /// <summary>
    /// How many events one sender may send in a second, counted by key, or by address where there is none; five seconds' worth at once. A request beyond it is
    /// refused with 429 (<c>SP8012</c>). Null, the default, for as many as the log takes.
    /// </summary>
    public int? MaxEventsPerSecond { get; set; }

    /// <summary>How many bytes of bodies one sender may send in a second, counted as events are. Null, the default, for as many as the log takes.</summary>
    public int? MaxBytesPerSecond { get; set; }

    /// <summary>
    /// Origins other than this host's own, such as <c>https://app.example.org</c>, whose pages may post events. Empty by
    /// default: a browser's request from another site is refused with 403 (<c>SP8004</c>). Senders that are no browsers are
    /// not concerned.
    /// </summary>
    public ISet<string> AllowedOrigins { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Called for each event that was posted and not recorded, by the request's own thread: it must be quick and must not throw.</summary>
    public Action<EventRefusal>? OnRefused { get; set; }
}
