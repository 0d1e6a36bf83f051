namespace SchemaPacks.JsonSchema.Planning;

/// <summary>A choice that only a value can decide.</summary>
/// <param name="Kind">How the schemas must be met.</param>
/// <param name="Owner">The schema that has the keyword.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Schemas">The alternatives that are possible; for a condition the condition itself, unless <see cref="Formula"/> is it.</param>
internal sealed record SchemaBranch(SchemaBranchKind Kind, SchemaNode Owner, string Keyword, IReadOnlyList<SchemaNode> Schemas)
{
    /// <summary>What a value must meet that meets the condition.</summary>
    public SchemaNode? Then { get; init; }

    /// <summary>What a value must meet that does not.</summary>
    public SchemaNode? Else { get; init; }

    /// <summary>A condition on names alone.</summary>
    public NameFormula? Formula { get; init; }

    /// <summary>The same text for the same choice.</summary>
    public string Key => $"{Keyword}{Owner.Ordinal}:{string.Join('.', Schemas.Select(schema => schema.Ordinal))}:{Then?.Ordinal}:{Else?.Ordinal}";
}
