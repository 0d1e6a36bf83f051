using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>What compiling made of all documents.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Compiled">What became of each, in the same order.</param>
internal sealed record CompiledPacks(IReadOnlyList<PackDocument> Documents, IReadOnlyList<CompiledDocument> Compiled)
{
    /// <summary>Every schema that may be served. A key may occur several times.</summary>
    public IEnumerable<CompiledSchema> Schemas => Compiled.Select(document => document.Schema).OfType<CompiledSchema>();

    /// <summary>What is wrong with the others, and warnings.</summary>
    public IEnumerable<Diagnostic> Findings => Compiled.SelectMany(document => document.Findings);

    /// <summary>What the next load may take over.</summary>
    public IReadOnlyDictionary<PackDocument, CompiledDocument> ByDocument()
    {
        var compiled = new Dictionary<PackDocument, CompiledDocument>(Documents.Count);
        for (int i = 0; i < Documents.Count; i++)
            compiled[Documents[i]] = Compiled[i];
        return compiled;
    }
}
