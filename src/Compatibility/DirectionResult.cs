namespace SchemaPacks.Compatibility;

/// <summary>What holds in one direction.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Witness">JSON in UTF-8 that the writer's schema takes and the reader's refuses, judged by the validator itself; null unless the verdict is <see cref="CompatibilityVerdict.Breaking"/>.</param>
/// <param name="Findings">What stands in the way, in the order of the reader's schema; none when the verdict is <see cref="CompatibilityVerdict.Compatible"/>.</param>
public sealed record DirectionResult(CompatibilityVerdict Verdict, ReadOnlyMemory<byte>? Witness, IReadOnlyList<CompatibilityFinding> Findings);
