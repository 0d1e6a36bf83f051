using NuGet.Versioning;
using SchemaPacks.Scanning;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Feeds;

/// <summary>Brings packages into the cache. What is there and is what the lock says is not fetched again; nothing else gets there.</summary>
/// <param name="feeds">The sources, opened only when something has to be fetched.</param>
/// <param name="options">The bounds, and who admits packages.</param>
/// <param name="signatures">Judges what every package is signed with.</param>
/// <param name="progress">Hears of every package.</param>
internal sealed class PackageFetcher(Func<FeedSet> feeds, PackFeedOptions options, PackageSignatures signatures, Action<FeedProgress> progress)
{
    private static readonly HashSet<DiagnosticDescriptor> Refusals =
        [Diagnostics.DamagedArchive, Diagnostics.UnsafeEntry, Diagnostics.PackageExpandsTooFar, Diagnostics.InvalidNuspec, Diagnostics.NoFittingAssembly];

    private readonly PackageCache _cache = new(options.CachePath);

    /// <summary>All packages, in order. Findings are those that kept one out, and what the admission had to say.</summary>
    /// <param name="packs">What was resolved.</param>
    /// <param name="previous">The lock, whose hashes hold for whatever has the same id and version.</param>
    /// <param name="cancellationToken">Stops between packages and within a download.</param>
    public async Task<(IReadOnlyList<LockedPack> Packs, IReadOnlyList<Diagnostic> Findings)> FetchAsync(
        IReadOnlyList<(ResolvedPack Pack, string? Requested)> packs, PackLock previous, CancellationToken cancellationToken)
    {
        var locked = new List<LockedPack>();
        var findings = new List<Diagnostic>();
        for (int i = 0; i < packs.Count; i++)
        {
            (ResolvedPack pack, string? requested) = packs[i];
            LockedPack? known = previous.Find(pack.Id) is { } before && before.NuGetVersion == pack.Version ? before : null;
            try
            {
                string sha512 = await BringAsync(pack, known, i, packs.Count, findings, cancellationToken);
                locked.Add(new LockedPack
                {
                    Id = pack.Id,
                    Version = pack.Version.ToNormalizedString(),
                    Requested = requested,
                    Source = pack.Source,
                    Sha512 = sha512,
                    Dependencies = pack.Dependencies,
                });
            }
            catch (FeedException exception)
            {
                findings.Add(exception.Finding with { Pack = exception.Finding.Pack ?? pack.Id });
            }
        }

        return (locked, findings);
    }

    /// <summary>The package of a locked pack as the cache has it; null, and a finding, when it may not be used. No source is asked.</summary>
    public async Task<string?> FindAsync(LockedPack pack, int done, int total, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
        string path = _cache.PathOf(pack);
        progress(new FeedProgress(FeedStep.Verifying, pack.Id, pack.Version, pack.Source, done, total));
        try
        {
            if (signatures.Seen.Has(path, pack.Sha512) && signatures.Recall(pack.Sha512, $"{pack.Id} {pack.Version}") is { } judged)
            {
                await AdmitAsync(new FetchedPackage(pack.Id, pack.Version, pack.Source, path, pack.Sha512), judged, findings, cancellationToken);
                return path;
            }

            (long, DateTime) look = SeenPackages.Look(path);
            PackageBytes package = Read(path)
                ?? throw new FeedException(Diagnostics.PackNotFound.Create($"'{pack.Id}' {pack.Version} is locked, but not in the cache; restore the packs"));
            if (package.Sha512 != pack.Sha512)
                throw new FeedException(Diagnostics.ContentChanged.Create($"'{path}' is not the package that was locked; restore the packs to fetch it again"));
            signatures.Seen.Add(path, look, package.Sha512);
            await AdmitAsync(pack.Id, pack.Version, pack.Source, package, findings, cancellationToken);
            return path;
        }
        catch (FeedException exception)
        {
            findings.Add(exception.Finding with { Pack = exception.Finding.Pack ?? pack.Id });
            return null;
        }
    }

    private PackageBytes? Read(string path)
    {
        try
        {
            return PackageCache.Read(path, options.PackageBytes);
        }
        catch (Exception exception) when (FileContent.IsReadError(exception))
        {
            throw new FeedException(Diagnostics.DamagedPackage.Create($"'{path}' cannot be read: {exception.Message.TrimEnd('.')}"));
        }
    }

    private async Task<string> BringAsync(ResolvedPack pack, LockedPack? locked, int done, int total, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
        string path = _cache.PathOf(pack.Id, pack.Version);
        string version = pack.Version.ToNormalizedString();
        progress(new FeedProgress(FeedStep.Verifying, pack.Id, version, pack.Source, done, total));
        PackageBytes? kept = Read(path);
        string? cached = kept?.Sha512;
        string? expected = locked?.Sha512;
        if (cached is not null && cached == expected && locked!.Source == pack.Source) // another source has to show that it has the same
        {
            await AdmitAsync(pack.Id, version, pack.Source, kept!.Value, findings, cancellationToken);
            return cached;
        }

        string temporary = path + "." + Path.GetRandomFileName();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await DownloadAsync(pack, temporary, bytes => progress(new FeedProgress(FeedStep.Fetching, pack.Id, version, pack.Source, done, total, bytes)), cancellationToken);
            PackageBytes package = PackageCache.Read(temporary, options.PackageBytes)!.Value;
            string sha512 = package.Sha512;
            // Without a lock, what was fetched before under this id and version is what is known of it.
            if (sha512 != (expected ?? cached ?? sha512))
                throw new FeedException(Diagnostics.ContentChanged.Create(
                    $"'{pack.Id}' {version} from '{pack.Source}' is not the package that {(expected is null ? $"the cache has: '{path}'" : "was locked")}; a version never changes, so find out which one is false") with { Pack = pack.Id });
            CheckContent(pack, package);
            await AdmitAsync(pack.Id, version, pack.Source, package, findings, cancellationToken);
            File.Move(temporary, path, overwrite: true);
            return sha512;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task DownloadAsync(ResolvedPack pack, string path, Action<long> moved, CancellationToken cancellationToken)
    {
        FeedSet opened = feeds();
        PackFeed feed = opened.Open(opened.Sources.For(pack.Id, pack.Source)[0]);
        await using FileStream file = File.Create(path);
        await using var limited = new LimitedStream(file, options.PackageBytes, moved);
        if (!await feed.CopyAsync(pack.Id, pack.Version, limited, cancellationToken))
            throw new FeedException(Diagnostics.PackNotFound.Create($"the source '{pack.Source}' does not have '{pack.Id}' {pack.Version.ToNormalizedString()} (any more)"));
    }

    private static void CheckContent(ResolvedPack pack, PackageBytes package)
    {
        byte[] content = package.Bytes.ToArray();
        PackNuspec nuspec;
        try
        {
            nuspec = PackageNuspec.Read(new MemoryStream(content, writable: false));
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(pack, $"is no package: {exception.Message.TrimEnd('.')}");
        }

        if (!nuspec.Id.Equals(pack.Id, StringComparison.OrdinalIgnoreCase) || nuspec.Version != pack.Version)
            throw Damaged(pack, $"holds '{nuspec.Id}' {nuspec.Version.ToNormalizedString()}");
        if (!nuspec.IsPack)
            throw new FeedException(Diagnostics.NotAPack.Create($"'{pack.Id}' {pack.Version.ToNormalizedString()} has neither the package type {PackNuspec.PackType} nor the tag {PackNuspec.PackTag}, so it is no pack"));
        if (pack.Dependencies.FirstOrDefault(dependency => !nuspec.Dependencies.Contains(dependency)) is { } missing)
            throw Damaged(pack, $"does not need '{missing.Id}' {missing.Version}, although its source says so");
        // What a host would refuse to open does not get into the lock. What is wrong with single schemas is no reason: a host serves the others.
        if (new PackScanner().ScanPackage($"{pack.Id}.{pack.Version.ToNormalizedString()}.nupkg", content).Findings.FirstOrDefault(finding => Refusals.Contains(finding.Descriptor)) is { } refusal)
            throw new FeedException(refusal with { Pack = pack.Id });
    }

    private static FeedException Damaged(ResolvedPack pack, string what) => new(
        Diagnostics.DamagedPackage.Create($"what '{pack.Source}' sends for '{pack.Id}' {pack.Version.ToNormalizedString()} {what}"));

    private Task AdmitAsync(string id, string version, string source, PackageBytes package, List<Diagnostic> findings, CancellationToken cancellationToken) =>
        AdmitAsync(new FetchedPackage(id, version, source, package.Path, package.Sha512), signatures.Judge(package, $"{id} {version}"), findings, cancellationToken);

    private async Task AdmitAsync(FetchedPackage package, IReadOnlyList<Diagnostic> signed, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
        if (signed is [var problem, ..])
            throw new FeedException(problem);
        if (options.Admission is null)
            return;
        IReadOnlyList<Diagnostic> judged = await options.Admission.JudgeAsync(package, cancellationToken);
        if (judged.FirstOrDefault(finding => finding.Severity == DiagnosticSeverity.Error) is { } refusal)
        {
            findings.AddRange(judged.Where(finding => finding != refusal));
            throw new FeedException(refusal);
        }

        findings.AddRange(judged);
    }
}
