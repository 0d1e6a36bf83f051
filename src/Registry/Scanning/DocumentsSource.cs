using System.Text;

namespace SchemaPacks.Scanning;

/// <summary>A pack written in code, for tests and for applications that bring their own schemas; see <see cref="PackSource.Documents"/>.</summary>
public sealed class DocumentsSource : PackSource
{
    internal DocumentsSource(string pack, IReadOnlyList<(string Name, string Text)> documents)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pack);
        ArgumentNullException.ThrowIfNull(documents);
        Name = pack;
        Files = [.. documents.Select(document => (document.Name, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(document.Text)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>The pack's name.</summary>
    public string Name { get; }

    /// <summary>Names of the packs whose schemas this one may refer to. None by default.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>Names and UTF-8 texts, by name in ordinal order.</summary>
    internal IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Files { get; }

    /// <summary>The pack's name.</summary>
    public override string ToString() => Name;
}
