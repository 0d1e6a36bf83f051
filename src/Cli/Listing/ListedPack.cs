namespace SchemaPacks.Cli.Listing;

/// <summary>A pack of a folder.</summary>
/// <param name="Id">The package's id, else the assembly's or the folder's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">The feed that it came from, else its file or folder.</param>
/// <param name="Sha512">Of the file.</param>
/// <param name="Schemas">The schemas that a host would serve from it.</param>
internal sealed record ListedPack(string Id, string Version, string Source, string Sha512, IReadOnlyList<EventSchema> Schemas);
