namespace SchemaPacks.Compatibility;

/// <summary>One place at which the schemas ask for different things.</summary>
/// <param name="Code">
/// What changed, from the old schema to the new: the keyword, and <c>-added</c>, <c>-removed</c>, <c>-narrowed</c> or <c>-widened</c>, such as <c>maximum-narrowed</c> or
/// <c>required-property-added</c>; <c>-undecided</c> where only the proof failed.
/// </param>
/// <param name="Direction">The direction that it stands in the way of.</param>
/// <param name="Message">What is the matter, as one sentence.</param>
/// <param name="OldPointer">JSON pointer into the old schema, to the schema that applies there.</param>
/// <param name="NewPointer">JSON pointer into the new schema, to the schema that applies there.</param>
public sealed record CompatibilityFinding(string Code, CompatibilityDirection Direction, string Message, string OldPointer, string NewPointer);
