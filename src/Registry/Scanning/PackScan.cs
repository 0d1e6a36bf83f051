namespace SchemaPacks.Scanning;

/// <summary>What one look at all sources found.</summary>
public sealed record PackScan
{
    /// <summary>The packs, in the order of the sources and, within a folder, of their paths.</summary>
    public required IReadOnlyList<PackCandidate> Candidates { get; init; }

    /// <summary>Everything that was found, in the same order.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }

    /// <summary>
    /// Whether not one folder could be read or, where there are no folders, not one source. The packs are then unknown, rather
    /// than gone.
    /// </summary>
    public bool IsBlind { get; init; }
}
