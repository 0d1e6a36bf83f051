namespace SchemaPacks.JsonSchema.Loading;

/// <summary>A reference that has been read and not yet followed.</summary>
internal readonly record struct PendingReference(SchemaNode Source, string Keyword, string Text);
