using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>
/// Chooses one version of each pack, for the wanted ones and all that they need. What is locked stays as long as it fits; a pack comes from the source
/// that it is bound to.
/// </summary>
/// <param name="feeds">The sources.</param>
/// <param name="previous">The lock so far.</param>
/// <param name="freed">Ids whose locked version does not hold.</param>
/// <param name="highest">Whether these are taken as high as can be, also where the range would do with less.</param>
/// <param name="asking">Hears which pack is looked up, and how many have been.</param>
internal sealed class PackResolver(Func<FeedSet> feeds, PackLock previous, IReadOnlySet<string> freed, bool highest, Action<string, int> asking)
{
    /// <summary>Every pack carries this: it is what makes a project one.</summary>
    private const string Abstractions = "SchemaPacks.Abstractions";

    /// <summary>Choices made before it is taken for certain that they go round in circles.</summary>
    private const int MaxChoices = 10_000;

    private readonly Dictionary<string, ResolvedPack> _chosen = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (PackFeed Feed, IReadOnlyList<NuGetVersion> Versions)?> _located = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _libraries = new([Abstractions], StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _failed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Diagnostic> _findings = [];

    public async Task<Resolution> ResolveAsync(IReadOnlyList<WantedPack> wanted, CancellationToken cancellationToken)
    {
        for (int choices = 0; ; choices++)
        {
            IReadOnlyList<PackDemand> demands = PackDemand.Of(wanted, _chosen, _libraries);
            PackDemand? open = demands.FirstOrDefault(demand => !IsMet(demand));
            if (open is null)
                return new Resolution(
                    [.. demands.Where(demand => _chosen.ContainsKey(demand.Id)).Select(demand => (WithoutLibraries(_chosen[demand.Id]), demand.Wanted?.Version)).OrderBy(pack => pack.Item1.Id, StringComparer.OrdinalIgnoreCase)],
                    _findings);
            try
            {
                if (choices == MaxChoices)
                    throw Conflict(open);
                await ChooseAsync(open, cancellationToken);
            }
            catch (FeedException exception)
            {
                // The others are looked up all the same, so that everything that is wrong is found at once.
                _findings.Add(exception.Finding with { Pack = exception.Finding.Pack ?? open.Id });
                _failed.Add(open.Id);
            }
        }
    }

    private bool IsMet(PackDemand demand) => _failed.Contains(demand.Id) || _libraries.Contains(demand.Id)
        || (_chosen.TryGetValue(demand.Id, out ResolvedPack? chosen) && demand.Admits(chosen.Version));

    private async Task ChooseAsync(PackDemand demand, CancellationToken cancellationToken)
    {
        LockedPack? locked = previous.Find(demand.Id);
        if (locked is not null && !freed.Contains(demand.Id) && demand.Admits(locked.NuGetVersion) && (demand.Wanted?.Source ?? locked.Source) == locked.Source)
        {
            _chosen[demand.Id] = new ResolvedPack(locked.Id, locked.NuGetVersion, locked.Source, locked.Dependencies);
            return;
        }

        asking(demand.Id, _chosen.Count);
        if (await LocateAsync(demand, demand.Wanted?.Source ?? locked?.Source, cancellationToken) is not { } found)
            return;
        NuGetVersion version = demand.Choose(found.Versions, highest && freed.Contains(demand.Id))
            ?? demand.Choose((await found.Feed.VersionsAsync(demand.Id, cancellationToken)).Where(hidden => demand.Ranges.Any(asked => asked.Range.Names(hidden))), highest: false)
            ?? throw Nothing(demand, found.Versions, found.Feed.Source);
        PackNuspec nuspec = await found.Feed.NuspecAsync(demand.Id, version, cancellationToken)
            ?? throw new FeedException(Diagnostics.DamagedPackage.Create(
                $"the source '{found.Feed.Source.Name}' lists '{demand.Id}' {version.ToNormalizedString()}, but does not have it"));
        if (!nuspec.Id.Equals(demand.Id, StringComparison.OrdinalIgnoreCase) || nuspec.Version != version)
            throw new FeedException(Diagnostics.DamagedPackage.Create(
                $"what the source '{found.Feed.Source.Name}' has for '{demand.Id}' {version.ToNormalizedString()} calls itself '{nuspec.Id}' {nuspec.Version.ToNormalizedString()}"));
        if (nuspec.IsPack)
            _chosen[demand.Id] = new ResolvedPack(nuspec.Id, version, found.Feed.Source.Name, nuspec.Dependencies);
        else if (demand.Wanted is null)
            _libraries.Add(demand.Id);
        else
            throw new FeedException(Diagnostics.NotAPack.Create(
                $"'{demand.Id}' {version.ToNormalizedString()} has neither the package type {PackNuspec.PackType} nor the tag {PackNuspec.PackTag}, so it is no pack"));
    }

    /// <summary>The one source that has the pack. Null when it turns out to be a library, or to be nowhere and not wanted for itself.</summary>
    private async Task<(PackFeed Feed, IReadOnlyList<NuGetVersion> Versions)?> LocateAsync(PackDemand demand, string? pin, CancellationToken cancellationToken)
    {
        if (_located.TryGetValue(demand.Id, out (PackFeed, IReadOnlyList<NuGetVersion>)? known))
            return known;

        IReadOnlyList<(PackFeed Feed, IReadOnlyList<NuGetVersion> Versions)> found = await feeds().LocateAsync(demand.Id, pin, cancellationToken);
        if (demand.Wanted is null && found.Count != 1 && !await AnyIsPackAsync(demand.Id, found, cancellationToken))
        {
            _libraries.Add(demand.Id);
            if (found.Count == 0)
                _findings.Add(Diagnostics.DependencyNotFound.Create(
                    $"no source has '{demand.Id}' ({demand}); if it is a pack and not a library, add its source") with { Pack = demand.Id });
            return null;
        }

        if (found.Count > 1)
            throw new FeedException(Diagnostics.UndecidedSource.Create(
                $"the sources '{string.Join("', '", found.Select(feed => feed.Feed.Source.Name))}' all have '{demand.Id}'; say which one is meant with \"source\" in {PackFeedOptions.ManifestName}, or with packageSourceMapping in nuget.config"));
        if (found.Count == 0)
            throw new FeedException(Diagnostics.PackNotFound.Create(Nowhere(demand.Id, pin)));
        _located.Add(demand.Id, found[0]);
        return found[0];
    }

    private static async Task<bool> AnyIsPackAsync(string id, IReadOnlyList<(PackFeed Feed, IReadOnlyList<NuGetVersion> Versions)> found, CancellationToken cancellationToken)
    {
        foreach ((PackFeed feed, IReadOnlyList<NuGetVersion> versions) in found)
            if (await feed.NuspecAsync(id, versions.Max()!, cancellationToken) is { IsPack: true })
                return true;
        return false;
    }

    private string Nowhere(string id, string? pin)
    {
        IReadOnlyList<FeedSource> asked = feeds().Sources.For(id, pin);
        return asked.Count == 0
            ? $"there is no source that '{id}' may come from; add one to nuget.config, or name one"
            : $"'{id}' is not on {string.Join(", ", asked.Select(source => $"'{source.Name}'"))}; correct the id, or add the source that has it";
    }

    private static FeedException Nothing(PackDemand demand, IReadOnlyList<NuGetVersion> versions, FeedSource source)
    {
        if (demand.Ranges.Count > 1)
            return Conflict(demand);
        string which = versions.Count == 0 ? "none" : $"'{string.Join("', '", versions.OrderDescending().Take(5).Select(version => version.ToNormalizedString()))}'{(versions.Count > 5 ? " and older ones" : "")}";
        return new FeedException(Diagnostics.PackNotFound.Create($"no version of '{demand.Id}' on '{source.Name}' will do: {demand}; there are {which}"));
    }

    private static FeedException Conflict(PackDemand demand) => new(Diagnostics.VersionConflict.Create($"no version of '{demand.Id}' is right for all: {demand}; change one of these"));

    private ResolvedPack WithoutLibraries(ResolvedPack pack) => pack with
    {
        Dependencies = [.. pack.Dependencies.Where(dependency => !_libraries.Contains(dependency.Id)).OrderBy(dependency => dependency.Id, StringComparer.OrdinalIgnoreCase)],
    };
}
