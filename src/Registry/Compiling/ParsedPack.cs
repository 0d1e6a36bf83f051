using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>Every schema file of one pack, read.</summary>
/// <param name="Documents">Those that could be, in the order of the resources.</param>
/// <param name="Alone">Beside each document what compiling made of it, where it refers to no other; else null.</param>
/// <param name="Findings">What is wrong with the others, in the same order.</param>
internal sealed record ParsedPack(IReadOnlyList<PackDocument> Documents, IReadOnlyList<CompiledDocument?> Alone, IReadOnlyList<Diagnostic> Findings);
