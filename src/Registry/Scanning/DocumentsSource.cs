using System.Text;

namespace SchemaPacks.Scanning;

/// <summary>A pack written in code, for tests and for applications that bring their own schemas; see <see cref="PackSource.Documents"/>.</summary>
public sealed class DocumentsSource : PackSource
{
    internal DocumentsSource(string pack, IReadOnlyList<(string Name, string Text)> documents)
        : this(
            pack,
            [.. documents.Select(document => (document.Name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(document.Text))).OrderBy(file => file.Name, StringComparer.Ordinal)],
            [])
    {
    }

    private DocumentsSource(string pack, IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, IReadOnlyList<string> dependencies)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pack);
        Name = pack;
        Files = files;
        Dependencies = dependencies;
    }

    /// <summary>The pack's name.</summary>
    public string Name { get; }

    /// <summary>Names of the packs whose schemas this one may refer to. None by default.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>Names and UTF-8 texts, by name in ordinal order.</summary>
    internal IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Files { get; }

    /// <summary>The same pack, whose schemas may refer to those of other packs.</summary>
    /// <param name="packs">The names of these packs.</param>
    public DocumentsSource DependingOn(params IReadOnlyList<string> packs) => new(Name, Files, [.. packs]);

    /// <summary>The pack's name.</summary>
    public override string ToString() => Name;
}
