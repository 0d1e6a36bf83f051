using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>One pack of the lock: exactly which package a host has.</summary>
public sealed record LockedPack
{
    /// <summary>The package's id.</summary>
    public required string Id { get; init; }

    /// <summary>The one version, in NuGet's normal form.</summary>
    public required string Version { get; init; }

    /// <summary>Which versions were asked for; null for a pack that is there because another one needs it.</summary>
    public string? Requested { get; init; }

    /// <summary>Where it came from, and may come from: a source's name in <c>nuget.config</c>, a folder, or an address.</summary>
    public required string Source { get; init; }

    /// <summary>Lower-case hexadecimal SHA-512 of the package file's bytes.</summary>
    public required string Sha512 { get; init; }

    /// <summary>The packs that it needs, by id.</summary>
    public IReadOnlyList<PackDependency> Dependencies { get; init; } = [];

    internal NuGetVersion NuGetVersion => NuGetVersion.Parse(Version);
}
