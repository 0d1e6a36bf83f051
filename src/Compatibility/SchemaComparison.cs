namespace SchemaPacks.Compatibility;

/// <summary>What became of a schema from one version to the next.</summary>
/// <param name="Backward">Whether the new schema takes what the old one took.</param>
/// <param name="Forward">Whether the old schema takes what the new one takes.</param>
public sealed record SchemaComparison(DirectionResult Backward, DirectionResult Forward)
{
    /// <summary>By how much the version must rise.</summary>
    public VersionBump Bump =>
        Backward.Verdict != CompatibilityVerdict.Compatible ? VersionBump.Major
        : Forward.Verdict != CompatibilityVerdict.Compatible ? VersionBump.Minor
        : VersionBump.Patch;
}
