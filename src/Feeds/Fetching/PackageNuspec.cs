using System.IO.Compression;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Feeds;

/// <summary>Finds the nuspec in a package. Nothing else in the package is looked at.</summary>
internal static class PackageNuspec
{
    /// <summary>The most entries that a package may have.</summary>
    private const int MaxEntries = 10_000;

    /// <exception cref="InvalidDataException">It is no zip file, or has not one nuspec at its root, or that is none.</exception>
    public static PackNuspec Read(Stream package)
    {
        using var archive = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
            throw new InvalidDataException($"it has more than {MaxEntries} entries");
        ZipArchiveEntry[] found = [.. archive.Entries.Where(entry => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase) && !entry.FullName.Contains('/', StringComparison.Ordinal))];
        if (found.Length != 1)
            throw new InvalidDataException(found.Length == 0 ? "it has no nuspec" : "it has several nuspecs");
        using Stream nuspec = found[0].Open();
        using var text = new MemoryStream();
        new LimitedStream(nuspec, Nuspec.MaxBytes).CopyTo(text); // whatever size its directory says
        return PackNuspec.Parse(text.ToArray());
    }
}
