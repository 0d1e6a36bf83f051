namespace SchemaPacks.Compiling;

/// <summary>What compiling made of all documents.</summary>
/// <param name="Schemas">Every schema that may be served, in the order of the documents. A key may occur several times.</param>
/// <param name="Findings">What is wrong with the others, and warnings, in the same order.</param>
internal sealed record CompiledPacks(IReadOnlyList<CompiledSchema> Schemas, IReadOnlyList<Diagnostic> Findings);
