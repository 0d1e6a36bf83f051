namespace SchemaPacks.Scanning;

/// <summary>Packs that a file lists; see <see cref="PackSource.List"/>.</summary>
public sealed class PackListSource : PackSource
{
    private readonly Func<CancellationToken, PackList> _read;

    internal PackListSource(string path, Func<CancellationToken, PackList> read)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(read);
        Path = System.IO.Path.GetFullPath(path);
        _read = read;
    }

    /// <summary>The absolute path of the file. It need not exist.</summary>
    public string Path { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    internal PackList Read(CancellationToken cancellationToken) => _read(cancellationToken);
}
