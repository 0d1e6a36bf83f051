namespace SchemaPacks.Explaining;

/// <summary>Whether an event fits another version of its schema.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsValid">Whether it fits.</param>
public sealed record VersionExplanation(SchemaVersion Version, bool IsValid);
