using Microsoft.Extensions.DependencyInjection;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Listing;

/// <summary>The packs of a host's folder, or of a folder of packs, as a host there would load them. No code of a pack runs.</summary>
/// <param name="Packs">The packs, by id.</param>
/// <param name="Findings">What is wrong with them.</param>
internal sealed record FolderPacks(IReadOnlyList<ListedPack> Packs, IReadOnlyList<Diagnostic> Findings)
{
    /// <exception cref="SchemaPacks.Configuration.SchemaPacksConfigurationException">The folder's settings are wrong: no host starts there.</exception>
    public static async Task<FolderPacks> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        await using ServiceProvider services = new HostFolder(folder).CreateServices();
        RegistrySnapshot snapshot = (await Task.Run(services.GetRequiredService<SchemaRegistry>, cancellationToken)).Snapshot;
        return new FolderPacks(
            [
                .. snapshot.Packs.Select(pack => Listed(pack, snapshot))
                    .OrderBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).ThenBy(pack => pack.Source, StringComparer.Ordinal),
            ],
            snapshot.Findings);
    }

    private static ListedPack Listed(SchemaPack pack, RegistrySnapshot snapshot) => new(
        pack.Package?.Id ?? pack.Name, pack.Version, pack.Feed ?? pack.Path, pack.Sha512, [.. pack.Schemas.Select(key => snapshot.Find(key)!)]);
}
