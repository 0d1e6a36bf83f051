using NuGet.Versioning;
using SchemaPacks.Scanning;

namespace SchemaPacks.Feeds;

/// <summary>Brings packages into the cache. What is there and is what the lock says is not fetched again; nothing else gets there.</summary>
/// <param name="feeds">The sources, opened only when something has to be fetched.</param>
/// <param name="options">The bounds, and who admits packages.</param>
/// <param name="progress">Hears of every package.</param>
internal sealed class PackageFetcher(Func<FeedSet> feeds, PackFeedOptions options, Action<FeedProgress> progress)
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
            string? sha512 = await HashAsync(path, cancellationToken);
            if (sha512 is null)
                throw new FeedException(Diagnostics.PackNotFound.Create($"'{pack.Id}' {pack.Version} is locked, but not in the cache; restore the packs"));
            if (sha512 != pack.Sha512)
                throw new FeedException(Diagnostics.ContentChanged.Create($"'{path}' is not the package that was locked; restore the packs to fetch it again"));
            await AdmitAsync(new FetchedPackage(pack.Id, pack.Version, pack.Source, path, sha512), findings, cancellationToken);
            return path;
        }
        catch (FeedException exception)
        {
            findings.Add(exception.Finding with { Pack = exception.Finding.Pack ?? pack.Id });
            return null;
        }
    }

    private static async Task<string?> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await PackageCache.HashAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FeedException(Diagnostics.DamagedPackage.Create($"'{path}' cannot be read: {exception.Message.TrimEnd('.')}"));
        }
    }

    private async Task<string> BringAsync(ResolvedPack pack, LockedPack? locked, int done, int total, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
        string path = _cache.PathOf(pack.Id, pack.Version);
        string version = pack.Version.ToNormalizedString();
        progress(new FeedProgress(FeedStep.Verifying, pack.Id, version, pack.Source, done, total));
        string? cached = await HashAsync(path, cancellationToken);
        string? expected = locked?.Sha512;
        if (cached is not null && cached == expected && locked!.Source == pack.Source) // another source has to show that it has the same
        {
            await AdmitAsync(new FetchedPackage(pack.Id, version, pack.Source, path, cached), findings, cancellationToken);
            return cached;
        }

        string temporary = path + "." + Path.GetRandomFileName();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await DownloadAsync(pack, temporary, bytes => progress(new FeedProgress(FeedStep.Fetching, pack.Id, version, pack.Source, done, total, bytes)), cancellationToken);
            string sha512 = (await PackageCache.HashAsync(temporary, cancellationToken))!;
            // Without a lock, what was fetched before under this id and version is what is known of it.
            if (sha512 != (expected ?? cached ?? sha512))
                throw new FeedException(Diagnostics.ContentChanged.Create(
                    $"'{pack.Id}' {version} from '{pack.Source}' is not the package that {(expected is null ? $"the cache has: '{path}'" : "was locked")}; a version never changes, so find out which one is false") with { Pack = pack.Id });
            CheckContent(pack, temporary);
            await AdmitAsync(new FetchedPackage(pack.Id, version, pack.Source, temporary, sha512), findings, cancellationToken);
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

    private static void CheckContent(ResolvedPack pack, string path)
    {
        byte[] package = File.ReadAllBytes(path); // no more than PackageBytes
        PackNuspec nuspec;
        try
        {
            nuspec = PackageNuspec.Read(new MemoryStream(package, writable: false));
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
        if (new PackScanner().ScanPackage($"{pack.Id}.{pack.Version.ToNormalizedString()}.nupkg", package).Findings.FirstOrDefault(finding => Refusals.Contains(finding.Descriptor)) is { } refusal)
            throw new FeedException(refusal with { Pack = pack.Id });
    }

    private static FeedException Damaged(ResolvedPack pack, string what) => new(
        Diagnostics.DamagedPackage.Create($"what '{pack.Source}' sends for '{pack.Id}' {pack.Version.ToNormalizedString()} {what}"));

    private async Task AdmitAsync(FetchedPackage package, List<Diagnostic> findings, CancellationToken cancellationToken)
    {
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
