using SchemaPacks.Scanning;

namespace SchemaPacks.Watching;

/// <summary>
/// Hears from the file system about one folder or file, which need not exist. It listens in the folder, and beside it for the folder itself: one
/// that is deleted and made again is another folder, of which a listener in the first one hears nothing. The same holds for the folder beside which it listens, so it
/// listens for that one too.
/// </summary>
/// <param name="path">The folder or file.</param>
/// <param name="changed">Called with the path of what changed, or null when that is not known.</param>
/// <param name="failed">Called when the file system cannot tell.</param>
/// <param name="create">Makes what listens in a folder for names that fit a filter.</param>
internal sealed class PathNotifier(string path, Action<string?> changed, Action<Exception> failed, Func<string, string, FileSystemWatcher> create) : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private FileSystemWatcher? _within;
    private FileSystemWatcher? _beside;
    private FileSystemWatcher? _above;
    private volatile bool _isStale = true;

    /// <summary>Listens where there is something to listen to now. What happens after it returns is heard.</summary>
    public void Arm()
    {
        if (!_isStale)
            return;
        Dispose();
        _isStale = false;
        try
        {
            (string parent, string name) = Beside();
            if (Path.GetDirectoryName(parent) is { } above)
                _above = Listen(above, Path.GetFileName(parent), recursive: false, Miss); // first: else the parent could go in between, and nobody would hear of it
            _beside = Listen(parent, name, recursive: false, Miss);
            if (Directory.Exists(path))
                _within = Listen(path, "*", recursive: true, changed);
        }
        catch (Exception exception) when (FileContent.IsReadError(exception) || exception is ArgumentException) // ArgumentException: the folder went away in between
        {
            _isStale = true;
            failed(exception);
        }
    }

    public void Dispose()
    {
        _within?.Dispose();
        _beside?.Dispose();
        _above?.Dispose();
        (_within, _beside, _above) = (null, null, null);
    }

    // Another folder may have this name now.
    private void Miss(string? changedPath)
    {
        _isStale = true;
        changed(null);
    }

    /// <summary>The nearest folder above the path that exists, and the name in it on the way to the path.</summary>
    private (string Parent, string Name) Beside()
    {
        string below = path;
        string? parent = Path.GetDirectoryName(path);
        while (parent is not null && !Directory.Exists(parent))
            (below, parent) = (parent, Path.GetDirectoryName(parent));
        return parent is null ? (path, "*") : (parent, Path.GetFileName(below));
    }

    private FileSystemWatcher Listen(string folder, string filter, bool recursive, Action<string?> heard)
    {
        FileSystemWatcher watcher = create(folder, filter);
        watcher.IncludeSubdirectories = recursive;
        watcher.InternalBufferSize = BufferBytes;
        watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
        watcher.Created += (_, change) => heard(change.FullPath);
        watcher.Changed += (_, change) => heard(change.FullPath);
        watcher.Deleted += (_, change) => heard(change.FullPath);
        watcher.Renamed += (_, change) => heard(change.FullPath); // what stood under the old name is missed by the look
        watcher.Error += (_, error) =>
        {
            _isStale = true; // too many events at once, or the folder is gone: listen anew
            heard(null);
        };
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
