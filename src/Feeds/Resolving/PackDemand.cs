using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>Everything that is asked of one pack.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Wanted">What the list of packs says of it; null for a pack that only others need.</param>
/// <param name="Ranges">Who asks for which versions.</param>
internal sealed record PackDemand(string Id, WantedPack? Wanted, IReadOnlyList<(string By, VersionRange Range)> Ranges)
{
    public bool AllowsPrerelease => (Wanted?.Prerelease ?? false) || Ranges.Any(demand => demand.Range.NamesPrerelease());

    public bool Admits(NuGetVersion version) => Ranges.All(demand => demand.Range.Admits(version));

    /// <summary>The version to take of those that there are: for a pack that is updated, or whose range has an end, the highest; else the lowest.</summary>
    public NuGetVersion? Choose(IEnumerable<NuGetVersion> versions, bool highest)
    {
        NuGetVersion[] admitted = [.. versions.Where(version => Admits(version) && (AllowsPrerelease || !version.IsPrerelease))];
        return Wanted is not null && (highest || !Wanted.Range.IsMinimum()) ? admitted.Max() : admitted.Min();
    }

    public override string ToString() => string.Join(", ", Ranges.Select(demand => $"{demand.By} asks for {demand.Range.OriginalString ?? demand.Range.ToNormalizedString()}"));

    /// <summary>What is asked for in all: by the list of packs, and by the packs that were chosen and are in reach of it.</summary>
    public static IReadOnlyList<PackDemand> Of(IReadOnlyList<WantedPack> wanted, IReadOnlyDictionary<string, ResolvedPack> chosen, IReadOnlySet<string> libraries)
    {
        var demands = new Dictionary<string, PackDemand>(StringComparer.OrdinalIgnoreCase);
        var queue = new Queue<string>();
        foreach (WantedPack pack in wanted)
        {
            demands.Add(pack.Id, new PackDemand(pack.Id, pack, [("the list of packs", pack.Range)]));
            queue.Enqueue(pack.Id);
        }

        var walked = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (queue.TryDequeue(out string? id))
        {
            if (!walked.Add(id) || !chosen.TryGetValue(id, out ResolvedPack? pack))
                continue;
            foreach (PackDependency dependency in pack.Dependencies.Where(dependency => !libraries.Contains(dependency.Id)))
            {
                (string, VersionRange) range = ($"'{pack.Id}' {pack.Version.ToNormalizedString()}", VersionRange.Parse(dependency.Version));
                demands[dependency.Id] = demands.TryGetValue(dependency.Id, out PackDemand? known)
                    ? known with { Ranges = [.. known.Ranges, range] }
                    : new PackDemand(dependency.Id, null, [range]);
                queue.Enqueue(dependency.Id);
            }
        }

        return [.. demands.Values];
    }
}
