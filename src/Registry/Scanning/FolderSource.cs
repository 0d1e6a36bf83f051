namespace SchemaPacks.Scanning;

/// <summary>A folder of packs; see <see cref="PackSource.Folder"/>.</summary>
public sealed class FolderSource : PackSource
{
    internal FolderSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
    }

    /// <summary>The folder's absolute path.</summary>
    public string Path { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
