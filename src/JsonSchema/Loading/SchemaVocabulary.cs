namespace SchemaPacks.JsonSchema.Loading;

/// <summary>How a resource is read: a dialect, less the vocabularies that its metaschema leaves out.</summary>
internal sealed record SchemaVocabulary(JsonSchemaDialect Dialect);
