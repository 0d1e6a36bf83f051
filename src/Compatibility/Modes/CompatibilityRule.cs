using SchemaPacks.Compatibility.Versioning;

namespace SchemaPacks.Compatibility.Modes;

/// <summary>What is asked of a new version of one schema.</summary>
public sealed record CompatibilityRule
{
    /// <summary><c>BACKWARD</c> at the door, within one major version; warnings for what is undecided and for versions that do not fit.</summary>
    public static CompatibilityRule Default { get; } = new();

    /// <summary>What it owes to the versions before it. Default: <see cref="CompatibilityMode.Backward"/>.</summary>
    public CompatibilityMode Mode { get; init; } = CompatibilityMode.Backward;

    /// <summary>Which values count. Default: <see cref="ComparisonLevel.Door"/>, since a rule is about events that pass an event log.</summary>
    public ComparisonLevel Level { get; init; } = ComparisonLevel.Door;

    /// <summary>Whether versions are compared although the major version was raised, which otherwise declares the break. Default: they are not.</summary>
    public bool AcrossMajors { get; init; }

    /// <summary>How much it counts that nothing could be proved. Default: a warning.</summary>
    public CheckSeverity Undecided { get; init; } = CheckSeverity.Warning;

    /// <summary>How much it counts that a version was raised by too little or too much. Default: a warning.</summary>
    public CheckSeverity Versions { get; init; } = CheckSeverity.Warning;

    /// <summary>Whether the new version owes something.</summary>
    public bool IsOn => Mode != CompatibilityMode.None;

    /// <summary>Whether it owes it to every version before it, not to the last one alone.</summary>
    public bool IsTransitive => Mode is CompatibilityMode.BackwardTransitive or CompatibilityMode.ForwardTransitive or CompatibilityMode.FullTransitive;

    /// <summary>Whether something is owed in a direction.</summary>
    public bool Demands(CompatibilityDirection direction) => direction == CompatibilityDirection.Backward
        ? Mode is CompatibilityMode.Backward or CompatibilityMode.BackwardTransitive or CompatibilityMode.Full or CompatibilityMode.FullTransitive
        : Mode is CompatibilityMode.Forward or CompatibilityMode.ForwardTransitive or CompatibilityMode.Full or CompatibilityMode.FullTransitive;

    /// <summary>The results of a comparison that are not what is owed: breaking, or undecided.</summary>
    /// <param name="comparison">An earlier version, compared with the new one.</param>
    public IReadOnlyList<(CompatibilityDirection Direction, DirectionResult Result)> Missed(SchemaComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var missed = new List<(CompatibilityDirection, DirectionResult)>(2);
        if (Demands(CompatibilityDirection.Backward) && comparison.Backward.Verdict != CompatibilityVerdict.Compatible)
            missed.Add((CompatibilityDirection.Backward, comparison.Backward));
        if (Demands(CompatibilityDirection.Forward) && comparison.Forward.Verdict != CompatibilityVerdict.Compatible)
            missed.Add((CompatibilityDirection.Forward, comparison.Forward));
        return missed;
    }

    /// <summary>Which of a schema's versions the new one is compared with: the last one before it, or all of them, each in the new one's major version unless the rule is across these.</summary>
    /// <param name="version">The new version, such as <c>2</c>, <c>1.2.0</c> or <c>1-0-2</c>.</param>
    /// <param name="versions">The versions that there are. Those that are not before the new one do not count.</param>
    /// <returns>In their order; none when nothing is owed.</returns>
    public IReadOnlyList<string> Select(string version, IEnumerable<string> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        if (!IsOn)
            return [];
        VersionText own = VersionText.Read(version);
        VersionText[] earlier = [.. versions.Select(VersionText.Read).Where(other => other.CompareTo(own) < 0 && (AcrossMajors || other.IsInLineOf(own))).Order()];
        return [.. (IsTransitive ? earlier : earlier.TakeLast(1)).Select(other => other.Text)];
    }
}
