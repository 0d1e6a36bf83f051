namespace SchemaPacks.Parsing;

/// <summary>What became of one schema file: the document, unless something in it is wrong, and everything that was found.</summary>
public sealed class ParsedDocument
{
    internal ParsedDocument(PackDocument? document, IReadOnlyList<Diagnostic> findings)
    {
        Document = document;
        Findings = findings;
    }

    /// <summary>The document; <see langword="null"/> exactly when <see cref="Findings"/> has something.</summary>
    public PackDocument? Document { get; }

    /// <summary>Findings in the order of the file, each with pack, resource, pointer, line and column.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }
}
