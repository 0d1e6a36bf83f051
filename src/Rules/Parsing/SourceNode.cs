namespace SchemaPacks.Parsing;

/// <summary>A value's place in the tree of a document.</summary>
/// <param name="Parent">Index of the mapping or sequence that holds it; -1 for the root.</param>
/// <param name="Key">Its key in a mapping.</param>
/// <param name="Item">Its number in a sequence, from 0.</param>
/// <param name="Position">Where it stands in the file.</param>
internal readonly record struct SourceNode(int Parent, string? Key, int Item, SourcePosition Position);
