using SchemaPacks.Feeds;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Listing;

/// <summary>The packs of a host's folder, or of a folder of packs, as a host there would load them. No code of a pack runs.</summary>
/// <param name="Packs">The packs, by id.</param>
/// <param name="Findings">What is wrong with them.</param>
internal sealed record FolderPacks(IReadOnlyList<ListedPack> Packs, IReadOnlyList<Diagnostic> Findings)
{
    private const string PacksFolder = "packs"; // where a host looks by default (Packs:Folders)

    public static async Task<FolderPacks> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        InstalledPacks fromFeeds = File.Exists(Path.Combine(folder, PackFeedOptions.LockName))
            ? await FromFeedsAsync(folder, cancellationToken)
            : new InstalledPacks([], []);
        string own = Path.Combine(folder, PacksFolder);
        List<PackSource> sources = [.. fromFeeds.Packs.Select(pack => PackSource.Pack(pack.Path, pack.Pack.Sha512))];
        if (Directory.Exists(own))
            sources.Add(PackSource.Folder(own));
        else if (sources.Count == 0 && fromFeeds.Findings.Count == 0)
            sources.Add(PackSource.Folder(folder));

        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = sources });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: cancellationToken);
        ILookup<string, LockedPack> locked = fromFeeds.Packs.ToLookup(pack => pack.Path, pack => pack.Pack);
        return new FolderPacks(
            [
                .. snapshot.Packs
                    .Select(pack => Listed(pack, locked[pack.Path].FirstOrDefault(), snapshot))
                    .OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).ThenBy(pack => pack.Source, StringComparer.Ordinal),
            ],
            [.. fromFeeds.Findings, .. snapshot.Findings]);
    }

    // A method of its own: a folder without a lock needs no library of NuGet.
    private static Task<InstalledPacks> FromFeedsAsync(string folder, CancellationToken cancellationToken) =>
        new PackFeeds(new PackFeedOptions { Folder = folder }).InstalledAsync(cancellationToken: cancellationToken);

    private static ListedPack Listed(SchemaPack pack, LockedPack? locked, RegistrySnapshot snapshot) => new(
        locked?.Id ?? pack.Name, locked?.Version ?? pack.Version, locked?.Source ?? pack.Path, pack.Sha512,
        [.. pack.Schemas.Select(key => snapshot.Find(key)!)]);
}
