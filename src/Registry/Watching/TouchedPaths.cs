namespace SchemaPacks.Watching;

/// <summary>What the file system told of since packs were read: these are read again even if they look as they did.</summary>
internal sealed class TouchedPaths
{
    private const int MaxPaths = 1_000;

    private readonly Lock _lock = new();
    private HashSet<string> _paths = new(StringComparer.Ordinal);
    private bool _isAny;
    private long _count;

    /// <summary>Grows with each touch.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <param name="path">A file that was touched; null when it may have been any.</param>
    public void Add(string? path)
    {
        lock (_lock)
        {
            _isAny |= path is null || _paths.Count >= MaxPaths;
            if (path is not null && !_isAny)
                _paths.Add(path);
            _count++;
        }
    }

    /// <summary>Hands over what was touched, and begins anew.</summary>
    /// <returns>Whether a file, or something in a folder, was touched.</returns>
    public Func<string, bool> Take()
    {
        lock (_lock)
        {
            (HashSet<string> paths, bool isAny) = (_paths, _isAny);
            (_paths, _isAny) = (new(StringComparer.Ordinal), false);
            return isAny ? static _ => true : place => paths.Contains(place) || paths.Any(path => IsBelow(path, place));
        }
    }

    private static bool IsBelow(string path, string folder) =>
        path.Length > folder.Length && path[folder.Length] == Path.DirectorySeparatorChar && path.StartsWith(folder, StringComparison.Ordinal);
}
