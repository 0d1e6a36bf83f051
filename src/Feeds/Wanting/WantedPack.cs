using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>A pack that a host is to have, as <c>packs.json</c> or the settings say.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">
/// Which versions will do, as NuGet writes it: <c>1.2.0</c> (this one, or else the next higher one that exists), <c>[1.2.0]</c>, <c>[1.0,2.0)</c>, <c>1.*</c>.
/// </param>
public sealed record WantedPack(string Id, string Version)
{
    /// <summary>The only source that it may come from, by its name in <c>nuget.config</c>, folder or address. Null: the one source that has it.</summary>
    public string? Source { get; init; }

    /// <summary>Whether a prerelease will do where <see cref="Version"/> does not name one.</summary>
    public bool Prerelease { get; init; }

    internal VersionRange Range => VersionRange.Parse(Version);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal string? Problem()
    {
        if (!PackageName.IsId(Id))
            return $"'{Id}' is no package id";
        return VersionRange.TryParse(Version, out _) ? null : $"'{Version}', asked of pack '{Id}', is no version or range; write '1.2.0', '[1.0,2.0)' or '1.*'";
    }
}
