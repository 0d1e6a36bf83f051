using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Scanning;

/// <summary>
/// Finds packs and reads what they hold. An assembly is read as bytes: it is never loaded, none of its code runs, and its file
/// is closed again before anything looks at it.
/// </summary>
/// <param name="limits">How large packs may be; <see cref="ScanLimits.Default"/> when left out.</param>
public sealed class PackScanner(ScanLimits? limits = null)
{
    private readonly ScanLimits _limits = limits ?? ScanLimits.Default;

    /// <summary>Looks at every source, in order. What is wrong with one pack is a finding and keeps none of the others out.</summary>
    public PackScan Scan(IReadOnlyList<PackSource> sources, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        SourceListing[] listings = [.. sources.Select(SourceListing.Of)];
        PackFile[] files = [.. listings.SelectMany(listing => listing.Files)];
        var scanned = new ScannedPack[files.Length];
        Parallel.For(0, files.Length, new ParallelOptions { CancellationToken = cancellationToken }, i => scanned[i] = files[i].Read(_limits));

        IReadOnlyList<PackCandidate> candidates = DuplicatePacks.Merge(scanned.SelectMany(pack => pack.Candidates), out var duplicates);
        HashSet<PackFile> unreadable = [.. files.Where((_, i) => scanned[i].IsUnreadable)];
        return new PackScan
        {
            Candidates = candidates,
            Findings = [.. listings.SelectMany(listing => listing.Findings), .. scanned.SelectMany(pack => pack.Findings), .. duplicates],
            IsBlind = IsBlind(sources, listings, unreadable),
        };
    }

    // Where there are folders, they decide: an application's own assembly and documents are always there and say nothing of them.
    private static bool IsBlind(IReadOnlyList<PackSource> sources, SourceListing[] listings, HashSet<PackFile> unreadable)
    {
        bool hasFolders = sources.Any(source => source is FolderSource);
        SourceListing[] deciding = [.. listings.Where((_, i) => !hasFolders || sources[i] is FolderSource)];
        return deciding.Length > 0 && deciding.All(listing => listing.IsBlind(unreadable));
    }

    /// <summary>Looks at the bytes of one assembly, wherever they come from.</summary>
    /// <param name="path">Names the file in findings and in <see cref="SchemaPack.Path"/>.</param>
    /// <param name="bytes">The whole file. Must not change while it is looked at; not kept.</param>
    public PackScan ScanAssembly(string path, byte[] bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(bytes);
        return Alone(AssemblyPackReader.Read(path, bytes, _limits));
    }

    /// <summary>Looks into the bytes of one NuGet package, wherever they come from. Nothing is extracted.</summary>
    /// <param name="path">Names the file in findings and in <see cref="SchemaPack.Path"/>.</param>
    /// <param name="bytes">The whole file. Must not change while it is looked at; not kept.</param>
    public PackScan ScanPackage(string path, byte[] bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(bytes);
        return Alone(PackagePackReader.Read(path, bytes, _limits));
    }

    private static PackScan Alone(ScannedPack pack) => new() { Candidates = pack.Candidates, Findings = pack.Findings };
}
