namespace SchemaPacks.JsonSchema.Loading;

/// <summary>A schema with an address of its own (a document's root, or a subschema with <c>$id</c>) and the anchors inside it.</summary>
internal sealed class SchemaResource(string uri, string pointer, SchemaVocabulary vocabulary)
{
    /// <summary>Absolute, without fragment: the base of every reference inside.</summary>
    public string Uri { get; } = uri;

    /// <summary>JSON pointer of its root in the document.</summary>
    public string Pointer { get; } = pointer;

    public SchemaVocabulary Vocabulary { get; } = vocabulary;

    public Dictionary<string, SchemaNode> Anchors { get; } = [];

    public Dictionary<string, SchemaNode> DynamicAnchors { get; } = [];
}
