namespace SchemaPacks.Feeds;

/// <summary>A locked pack and its package file.</summary>
/// <param name="Pack">The lock's entry.</param>
/// <param name="Path">The absolute path of the <c>.nupkg</c>.</param>
public sealed record InstalledPack(LockedPack Pack, string Path);
