namespace SchemaPacks.Analyzers.Reading;

/// <summary>A name of a mapping with its value.</summary>
internal sealed record SchemaMember(string Name, SchemaValue Value);
