namespace SchemaPacks.JsonSchema.Loading;

/// <summary>One keyword in a range of dialects.</summary>
/// <param name="Name">As written: <c>allOf</c>.</param>
/// <param name="From">The first dialect that has it.</param>
/// <param name="To">The last one.</param>
/// <param name="Vocabulary">From 2019-09 on, the last step of the URI of its vocabulary: <c>applicator</c>.</param>
/// <param name="Shape">Where it holds schemas.</param>
/// <param name="Edge">To what it applies them; <see langword="null"/> for definitions. Array forms and prefixes refine it.</param>
internal sealed record KeywordRow(
    string Name,
    DialectVersion From,
    DialectVersion To,
    string Vocabulary,
    SubschemaShape Shape = SubschemaShape.None,
    SchemaEdgeKind? Edge = null);
