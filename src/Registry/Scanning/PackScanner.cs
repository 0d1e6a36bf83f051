using System.Security.Cryptography;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Scanning;

/// <summary>
/// Finds packs and reads what they hold. An assembly is read as bytes: it is never loaded, none of its code runs, and its file
/// is closed again before anything looks at it.
/// </summary>
/// <param name="limits">How large packs may be; <see cref="ScanLimits.Default"/> when left out.</param>
public sealed class PackScanner(ScanLimits? limits = null)
{
    private readonly PackReading _reading = new(limits ?? ScanLimits.Default);

    internal PackScanner(SchemaRegistryOptions options)
        : this(options.ScanLimits) => _reading = new PackReading(options.ScanLimits, options.AdmitPackage);

    /// <summary>Looks at every source, in order. What is wrong with one pack is a finding and keeps none of the others out.</summary>
    public PackScan Scan(IReadOnlyList<PackSource> sources, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Scan(sources, LoadMemory.Empty.Files, static _ => true, out _, cancellationToken);
    }

    /// <summary>The same, after an earlier look.</summary>
    /// <param name="sources">Where to look.</param>
    /// <param name="earlier">What an earlier look found, by path.</param>
    /// <param name="isTouched">Whether a path must be read even though it looks as it did: somebody knows that it changed.</param>
    /// <param name="files">What this look found, by path.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    internal PackScan Scan(
        IReadOnlyList<PackSource> sources, IReadOnlyDictionary<string, RememberedFile> earlier, Func<string, bool> isTouched,
        out IReadOnlyDictionary<string, RememberedFile> files, CancellationToken cancellationToken)
    {
        SourceListing[] listings = [.. sources.Select(source => SourceListing.Of(source, cancellationToken))];
        PackFile[] found = [.. listings.SelectMany(listing => listing.Files)];
        var scanned = new RememberedFile[found.Length];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            scanned[i] = Look(found[i], found[i].Place is { } place ? earlier.GetValueOrDefault(place) : null, isTouched));

        RememberedFile[] kept = [.. listings.SelectMany(listing => listing.Unlisted).SelectMany(folder => KeptPacks.Below(folder, earlier))];
        IReadOnlyList<PackCandidate> candidates = DuplicatePacks.Merge(scanned.Concat(kept).SelectMany(file => file.Scanned.Candidates), out var duplicates);
        HashSet<PackFile> unreadable = [.. found.Where((_, i) => scanned[i].Scanned.IsUnreadable)];
        files = scanned.Concat(kept).Where(file => file.Place is not null).DistinctBy(file => file.Place).ToDictionary(file => file.Place!, StringComparer.Ordinal);
        return new PackScan
        {
            Candidates = candidates,
            Findings = [.. listings.SelectMany(listing => listing.Findings), .. scanned.Concat(kept).SelectMany(file => file.Scanned.Findings), .. duplicates],
            IsBlind = IsBlind(sources, listings, unreadable),
        };
    }

    private RememberedFile Look(PackFile file, RememberedFile? before, Func<string, bool> isTouched)
    {
        if (file.Place is not { } place)
            return new RememberedFile(null, null, null, file.Read(_reading));

        DateTimeOffset now = TimeProvider.System.GetUtcNow(); // the clock that files are dated by
        SourceStamp stamp = SourceStamp.Take([place]);
        if (before?.Stamp is not null && before.Stamp.Equals(stamp) && before.Expected == file.Expected && !isTouched(place))
            return before;
        return RememberedFile.Of(file, stamp, now, KeptPacks.OrElse(file.Read(_reading), before?.Fits(file) == true ? before : null));
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
        return Alone(AssemblyPackReader.Read(path, bytes, _reading.Limits, null));
    }

    /// <summary>Looks into the bytes of one NuGet package, wherever they come from. Nothing is extracted.</summary>
    /// <param name="path">Names the file in findings and in <see cref="SchemaPack.Path"/>.</param>
    /// <param name="bytes">The whole file. Must not change while it is looked at; not kept.</param>
    public PackScan ScanPackage(string path, byte[] bytes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(bytes);
        return Alone(PackagePackReader.Read(path, bytes, Convert.ToHexStringLower(SHA512.HashData(bytes)), _reading));
    }

    private static PackScan Alone(ScannedPack pack) => new() { Candidates = pack.Candidates, Findings = pack.Findings };
}
