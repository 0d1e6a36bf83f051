using System.Security.Cryptography;
using NuGet.Versioning;
using SchemaPacks.Scanning;
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
    public static PackageBytes? Read(string path, long limit)
    {
        if (!File.Exists(path))
            return null;
        byte[] bytes = FileContent.Read(path, (int)Math.Min(limit, Array.MaxLength - 1)) ?? throw new IOException($"it has more than {limit} bytes");
        return new PackageBytes(path, Convert.ToHexStringLower(SHA512.HashData(bytes)), bytes);
    }
}
