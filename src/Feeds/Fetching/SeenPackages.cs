using System.Collections.Concurrent;

namespace SchemaPacks.Feeds;

/// <summary>
/// Package files that were read and hashed before, and have looked the same since: a host that loads its packs again need not read all of them again. Should one be
/// another file all the same, the registry refuses it, since it hashes whatever it reads.
/// </summary>
internal sealed class SeenPackages
{
    /// <summary>A file that was written this shortly before it was read may have been written once more within one tick of a file system's clock (FAT counts two seconds).</summary>
    private static readonly TimeSpan Racy = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (long Length, DateTime Written, string Sha512)> _seen = new(StringComparer.Ordinal);

    /// <summary>How a file looks now; to be taken before it is read.</summary>
    public static (long Length, DateTime Written) Look(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : (-1, default);
    }

    public bool Has(string path, string sha512) => _seen.TryGetValue(path, out var seen) && seen.Sha512 == sha512 && (seen.Length, seen.Written) == Look(path);

    /// <summary>For when a file turned out to be another one than it looked like.</summary>
    public void Forget() => _seen.Clear();

    /// <param name="path">The file.</param>
    /// <param name="look">How it looked before it was read.</param>
    /// <param name="sha512">What was read.</param>
    public void Add(string path, (long Length, DateTime Written) look, string sha512)
    {
        if (look.Written < TimeProvider.System.GetUtcNow().UtcDateTime - Racy) // the clock that files are dated by
            _seen[path] = (look.Length, look.Written, sha512);
        else
            _seen.TryRemove(path, out _);
    }
}
