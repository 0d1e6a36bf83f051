using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>What is found where somebody watches a log or replays its dead letters. <see cref="Diagnostics.All"/> has them too.</summary>
public static class ViewDiagnostics
{
    /// <summary>Dead letters cannot be replayed at this moment.</summary>
    public static readonly DiagnosticDescriptor ReplayUnavailable = new(6032, Error, "replay-unavailable", "Dead letters cannot be replayed now");

    /// <summary>As many watch the log as may.</summary>
    public static readonly DiagnosticDescriptor TooManyStreams = new(8018, Error, "too-many-streams", "Too many watch the log");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [ReplayUnavailable, TooManyStreams];
}
