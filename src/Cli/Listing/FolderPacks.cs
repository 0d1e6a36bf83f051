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
        string own = Path.Combine(folder, PacksFolder);
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Folder(Directory.Exists(own) ? own : folder)] });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: cancellationToken);
        return new FolderPacks(
            [.. snapshot.Packs.Select(pack => Listed(pack, snapshot)).OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).ThenBy(pack => pack.Source, StringComparer.Ordinal)],
            snapshot.Findings);
    }

    private static ListedPack Listed(SchemaPack pack, RegistrySnapshot snapshot) =>
        new(pack.Name, pack.Version, pack.Path, pack.Sha512, [.. pack.Schemas.Select(key => snapshot.Find(key)!)]);
}
