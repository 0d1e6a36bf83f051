namespace SchemaPacks.Feeds;

/// <summary>What became of a change to the packs of a folder.</summary>
public sealed record PackChange
{
    /// <summary>The lock in force afterwards: the one before, where the change failed.</summary>
    public required PackLock Lock { get; init; }

    /// <summary>The lock before.</summary>
    public required PackLock Previous { get; init; }

    /// <summary>What was found. An error among it means that nothing was changed.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }

    /// <summary>Whether it was done.</summary>
    public bool Succeeded => !Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error);

    /// <summary>Packs that are locked now and were not before.</summary>
    public IEnumerable<LockedPack> Added => Lock.Packs.Where(pack => Previous.Find(pack.Id) is null);

    /// <summary>Packs that were locked before and are not now.</summary>
    public IEnumerable<LockedPack> Removed => Previous.Packs.Where(pack => Lock.Find(pack.Id) is null);

    /// <summary>Packs whose version is another one now.</summary>
    public IEnumerable<(LockedPack Before, LockedPack After)> Changed => Previous.Packs
        .Select(before => (Before: before, After: Lock.Find(before.Id)))
        .Where(pair => pair.After is not null && pair.After.Version != pair.Before.Version)
        .Select(pair => (pair.Before, pair.After!));
}
