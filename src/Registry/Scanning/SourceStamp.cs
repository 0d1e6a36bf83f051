using System.IO.Enumeration;

namespace SchemaPacks.Scanning;

/// <summary>
/// What stands in the watched paths at one moment, as far as names, sizes and times tell: two that are equal are a sign that nobody is
/// writing. Content is not looked at.
/// </summary>
internal sealed class SourceStamp : IEquatable<SourceStamp>
{
    private const int MaxDepth = 17; // a pack of bare files nests 16 levels below its folder
    private const long Missing = -1;
    private const long Unreadable = -2;

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, MaxRecursionDepth = MaxDepth, IgnoreInaccessible = true, AttributesToSkip = 0 };

    private readonly Dictionary<string, (long Length, DateTime Written)> _files = new(StringComparer.Ordinal);

    private SourceStamp()
    {
    }

    /// <summary>When the file that was written last was written.</summary>
    public DateTime Youngest => _files.Count == 0 ? default : _files.Values.Max(file => file.Written);

    /// <param name="paths">Folders, or single pack files.</param>
    public static SourceStamp Take(IEnumerable<string> paths)
    {
        var stamp = new SourceStamp();
        foreach (string path in paths)
        {
            try
            {
                stamp.Add(path);
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                stamp._files[path] = (Unreadable, default);
            }
        }

        return stamp;
    }

    /// <summary>Whether a file of that name may be a pack, or one of its schemas.</summary>
    public static bool Concerns(ReadOnlySpan<char> name) =>
        SchemaFiles.IsSchema(name)
        || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase);

    public bool Equals(SourceStamp? other) =>
        other is not null && _files.Count == other._files.Count && _files.All(file => other._files.TryGetValue(file.Key, out var same) && same == file.Value);

    public override bool Equals(object? obj) => Equals(obj as SourceStamp);

    public override int GetHashCode() => _files.Count;

    /// <summary>Whether each file that is not as it was then can be opened: somebody who writes a file may have locked it.</summary>
    public bool OpensSince(SourceStamp? then)
    {
        foreach ((string path, (long Length, DateTime Written) file) in _files)
        {
            if (file.Length <= 0 || (then?._files.TryGetValue(path, out var before) == true && before == file))
                continue;
            try
            {
                using FileStream opened = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            }
            catch (Exception exception) when (FileContent.IsReadError(exception))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string path)
    {
        var single = new FileInfo(path);
        if (single.Exists || !Directory.Exists(path))
        {
            _files[path] = single.Exists ? Of(single) : (Missing, default);
            return;
        }

        _files[path] = default;
        var files = new FileSystemEnumerable<(string Path, long Length, DateTime Written, bool IsLink)>(
            path,
            (ref entry) => (entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcDateTime, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
            Everything)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && Concerns(entry.FileName),
            ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith('.'),
        };
        foreach ((string file, long length, DateTime written, bool isLink) in files)
            _files[file] = isLink ? Of(new FileInfo(file)) : (length, written);
    }

    // A link stays the same when what it leads to is exchanged: orchestrators mount folders so.
    private static (long Length, DateTime Written) Of(FileInfo file) =>
        (file.Attributes & FileAttributes.ReparsePoint) == 0 || file.LinkTarget is null ? (file.Length, file.LastWriteTimeUtc)
        : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? (target.Length, target.LastWriteTimeUtc)
        : (Missing, default);
}
