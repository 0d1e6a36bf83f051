using SchemaPacks.Watching;

namespace SchemaPacks.Tests.Watching;

/// <summary>A registry over a folder that is watched, and every change that it told of.</summary>
internal sealed class WatchedFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly PackWatcher _watcher;
    private readonly List<RegistryChangedEventArgs> _changes = [];

    private WatchedFolder(PackWatchOptions options, string below)
    {
        Packs = below.Length == 0 ? _root.Path : _root[below];
        Registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [SchemaPacks.Scanning.PackSource.Folder(Packs)] });
        Registry.Changed += (_, change) =>
        {
            lock (_changes)
                _changes.Add(change);
        };
        _watcher = new PackWatcher(Registry, options);
    }

    public SchemaRegistry Registry { get; }

    /// <summary>The watched folder.</summary>
    public string Packs { get; }

    /// <summary>A folder above or beside it.</summary>
    public string Root => _root.Path;

    public IReadOnlyList<RegistryChangedEventArgs> Changes
    {
        get
        {
            lock (_changes)
                return [.. _changes];
        }
    }

    public IEnumerable<string> Keys => Registry.Snapshot.Schemas.Select(schema => schema.Key.ToString());

    /// <param name="options">How to watch.</param>
    /// <param name="before">Fills the folder before the first load.</param>
    /// <param name="below">The watched folder's path below a temporary one, where it need not exist.</param>
    public static async Task<WatchedFolder> StartAsync(PackWatchOptions options, Action<WatchedFolder>? before = null, string below = "")
    {
        var folder = new WatchedFolder(options, below);
        before?.Invoke(folder);
        await folder.Registry.LoadAsync();
        folder._watcher.Start();
        return folder;
    }

    public string Path(string name) => System.IO.Path.Combine(Packs, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
    }

    /// <summary>Waits until exactly these schemas are served.</summary>
    public Task ServesAsync(params string[] keys) => Waiting.UntilAsync(() => Keys.SequenceEqual(keys));

    /// <summary>Waits until a change was told of that is as wanted.</summary>
    public Task SeesAsync(Func<RegistryChangedEventArgs, bool> wanted) => Waiting.UntilAsync(() => Changes.Any(wanted));

    public async ValueTask DisposeAsync()
    {
        await _watcher.DisposeAsync();
        Registry.Dispose();
        _root.Dispose();
    }
}
