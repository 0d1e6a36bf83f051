using System.Security.Cryptography;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>The folder of fetched packages: <c>id/version/id.version.nupkg</c>, all in lower case. They stay packed.</summary>
internal sealed class PackageCache(string folder)
{
    public string PathOf(string id, NuGetVersion version)
    {
        string name = PackageName.PathPart(id);
        return Path.Combine(folder, name, version.PathPart(), $"{name}.{version.PathPart()}.nupkg");
    }

    public string PathOf(LockedPack pack) => PathOf(pack.Id, pack.NuGetVersion);

    /// <summary>Lower-case hexadecimal SHA-512 of a file's bytes; null when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<string?> HashAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return null;
        await using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA512.HashDataAsync(file, cancellationToken));
    }
}
