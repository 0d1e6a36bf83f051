using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>Questions that change nothing.</summary>
internal static class Inquiry
{
    public static async Task<SearchOutcome> SearchAsync(
        PackFeedOptions options, Func<FeedSet> feeds, string words, bool prerelease, int count, string? source, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            FeedSet set = feeds();
            IReadOnlyList<FeedSource> sources = source is null ? set.Sources.Active : [set.Sources.Find(source)];
            if (sources.Count == 0)
                return new SearchOutcome([], [Diagnostics.InvalidFeedSource.Create("there is no source to search; add one to nuget.config, or name one")]);
            int done = 0;
            FeedAnswer[] answers = await Task.WhenAll(sources.Select(async searched =>
            {
                progress?.Report(new FeedProgress(FeedStep.Searching, null, null, searched.Name, Volatile.Read(ref done), sources.Count));
                try
                {
                    return await set.Open(searched).SearchAsync(words, prerelease, count, cancellationToken);
                }
                catch (FeedException exception)
                {
                    return new FeedAnswer([], [exception.Finding]);
                }
                finally
                {
                    progress?.Report(new FeedProgress(FeedStep.Searching, null, null, searched.Name, Interlocked.Increment(ref done), sources.Count));
                }
            }));
            FoundPack[] found = [.. answers.SelectMany(answer => answer.Packs)];
            return new SearchOutcome(found, [.. answers.SelectMany(answer => answer.Findings), .. LookAlikeHints.OfFound(found, Known(options))]);
        }
        catch (FeedException exception)
        {
            return new SearchOutcome([], [exception.Finding]);
        }
    }

    public static async Task<OutdatedOutcome> OutdatedAsync(PackFeedOptions options, Func<FeedSet> feeds, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        var outdated = new List<OutdatedPack>();
        var findings = new List<Diagnostic>();
        try
        {
            PackLock locked = PackLock.Read(options.LockPath);
            WantedPack[] wanted = [.. (options.Packs ?? PackManifest.Read(options.ManifestPath).Packs).OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase)];
            for (int i = 0; i < wanted.Length; i++)
            {
                if (locked.Find(wanted[i].Id) is not { } current)
                    continue;
                progress?.Report(new FeedProgress(FeedStep.Resolving, current.Id, current.Version, current.Source, i, wanted.Length));
                try
                {
                    if (Compare(wanted[i], current, [.. (await feeds().LocateAsync(current.Id, wanted[i].Source ?? current.Source, cancellationToken)).SelectMany(found => found.Versions)]) is { } newer)
                        outdated.Add(newer);
                }
                catch (FeedException exception)
                {
                    findings.Add(exception.Finding with { Pack = current.Id });
                }
            }
        }
        catch (FeedException exception)
        {
            findings.Add(exception.Finding);
        }

        return new OutdatedOutcome(outdated, findings);
    }

    public static async Task<InstalledPacks> InstalledAsync(PackFeedOptions options, PackageSignatures signatures, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        var installed = new List<InstalledPack>();
        var findings = new List<Diagnostic>();
        try
        {
            var fetcher = new PackageFetcher(() => throw new NotSupportedException(), options, signatures, report => progress?.Report(report));
            PackLock locked = PackLock.Read(options.LockPath);
            for (int i = 0; i < locked.Packs.Count; i++)
                if (await fetcher.FindAsync(locked.Packs[i], i, locked.Packs.Count, findings, cancellationToken) is { } path)
                    installed.Add(new InstalledPack(locked.Packs[i], path));
        }
        catch (FeedException exception)
        {
            findings.Add(exception.Finding);
        }

        return new InstalledPacks(installed, findings);
    }

    /// <summary>In what the lock is not what the list makes it; or why that cannot be told.</summary>
    public static IReadOnlyList<Diagnostic> Differences(PackFeedOptions options)
    {
        try
        {
            return LockDifferences.Find(options.Packs ?? PackManifest.Read(options.ManifestPath).Packs, PackLock.Read(options.LockPath));
        }
        catch (FeedException exception)
        {
            return [exception.Finding];
        }
    }

    // A lock that cannot be read is no reason not to search.
    private static PackLock Known(PackFeedOptions options)
    {
        try
        {
            return PackLock.Read(options.LockPath);
        }
        catch (FeedException)
        {
            return PackLock.Empty;
        }
    }

    private static OutdatedPack? Compare(WantedPack pack, LockedPack current, IReadOnlyList<NuGetVersion> versions)
    {
        var demand = new PackDemand(pack.Id, pack, [("the list of packs", pack.Range)]);
        NuGetVersion now = current.NuGetVersion;
        NuGetVersion wanted = new[] { demand.Choose(versions, highest: true), now }.Max()!;
        NuGetVersion latest = versions.Where(version => demand.AllowsPrerelease || !version.IsPrerelease).Append(wanted).Max()!;
        return latest > now ? new OutdatedPack(current.Id, current.Version, wanted.ToNormalizedString(), latest.ToNormalizedString(), current.Source) : null;
    }
}
