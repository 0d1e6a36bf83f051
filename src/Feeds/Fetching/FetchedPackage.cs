namespace SchemaPacks.Feeds;

/// <summary>A package file as it came from its source.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version, in NuGet's normal form.</param>
/// <param name="Source">The source's name in <c>nuget.config</c>, a folder, or an address.</param>
/// <param name="Path">The file, which is not in its final place yet when it is new.</param>
/// <param name="Sha512">Lower-case hexadecimal SHA-512 of its bytes.</param>
public sealed record FetchedPackage(string Id, string Version, string Source, string Path, string Sha512);
