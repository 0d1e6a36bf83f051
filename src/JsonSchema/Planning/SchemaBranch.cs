namespace SchemaPacks.JsonSchema.Planning;

/// <summary>A choice that only a value can decide.</summary>
/// <param name="Kind">How the schemas must be met.</param>
/// <param name="Schemas">The alternatives; for a condition the condition itself.</param>
internal sealed record SchemaBranch(SchemaBranchKind Kind, IReadOnlyList<SchemaNode> Schemas)
{
    /// <summary>What a value must meet that meets the condition, or has the member.</summary>
    public SchemaNode? Then { get; init; }

    /// <summary>What a value must meet that does not.</summary>
    public SchemaNode? Else { get; init; }

    /// <summary>The member's name.</summary>
    public string? Name { get; init; }
}
