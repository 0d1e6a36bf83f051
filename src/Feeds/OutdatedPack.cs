namespace SchemaPacks.Feeds;

/// <summary>A pack of which there is a newer version.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Current">The version that is locked.</param>
/// <param name="Wanted">The one that an update would take.</param>
/// <param name="Latest">The highest that there is; a prerelease only where the pack may be one.</param>
/// <param name="Source">The source that it is bound to.</param>
public sealed record OutdatedPack(string Id, string Current, string Wanted, string Latest, string Source);
