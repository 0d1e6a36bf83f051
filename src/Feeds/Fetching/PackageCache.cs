using System.Security.Cryptography;
using NuGet.Versioning;
using SchemaPacks.Scanning.Packages;

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

    /// <summary>A file's bytes, once read and hashed, so that what is judged is what was hashed; null when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read, or has more bytes than a package may have.</exception>
    public static async Task<PackageBytes?> ReadAsync(string path, long limit, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            return null;
        if (file.Length > limit)
            throw new IOException($"it has more than {limit} bytes");
        byte[] bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        return new PackageBytes(path, Convert.ToHexStringLower(SHA512.HashData(bytes)), bytes);
    }
}
