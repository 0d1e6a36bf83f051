namespace SchemaPacks.Compatibility;

/// <summary>What became of a schema from one version to the next.</summary>
/// <param name="Backward">Whether the new schema takes what the old one took.</param>
/// <param name="Forward">Whether the old schema takes what the new one takes.</param>
/// <param name="HasNewProperties">Whether the new schema declares properties that the old one did not.</param>
public sealed record SchemaComparison(DirectionResult Backward, DirectionResult Forward, bool HasNewProperties)
{
    /// <summary>By how much the version must rise.</summary>
    public VersionBump Bump =>
        Backward.Verdict != CompatibilityVerdict.Compatible ? VersionBump.Major
        : HasNewProperties || Forward.Verdict != CompatibilityVerdict.Compatible ? VersionBump.Minor
        : VersionBump.Patch;
}
