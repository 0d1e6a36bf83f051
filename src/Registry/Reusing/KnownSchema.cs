namespace SchemaPacks.Reusing;

/// <summary>A schema that may be served and refers to no other: nothing but its text decides about it.</summary>
/// <param name="Key">The id and version that it gives itself.</param>
/// <param name="ContentHash">As <see cref="EventSchema.ContentHash"/>.</param>
/// <param name="Dialect">As <see cref="EventSchema.Dialect"/>.</param>
/// <param name="Findings">Warnings. They name the pack and the resource.</param>
internal sealed record KnownSchema(SchemaKey Key, string ContentHash, string Dialect, IReadOnlyList<Diagnostic> Findings);
