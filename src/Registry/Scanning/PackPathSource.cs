namespace SchemaPacks.Scanning;

/// <summary>One pack on disk, an assembly, a package or a folder of schema files; see <see cref="PackSource.Pack(string)"/>.</summary>
public sealed class PackPathSource : PackSource
{
    internal PackPathSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    }

    /// <summary>The pack's absolute path.</summary>
    public string Path { get; }

    /// <summary>The only content that it may have, as lower-case hexadecimal SHA-512 of the file; null when any will do.</summary>
    public string? Sha512 { get; internal init; }

    /// <summary>Whether it is an assembly of this process, whose file nobody changes while it runs.</summary>
    internal bool IsOwnAssembly { get; init; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
