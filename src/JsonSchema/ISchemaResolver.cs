namespace SchemaPacks.JsonSchema;

/// <summary>
/// Finds the document that a reference names among documents that the caller already has.
/// Nothing in this package fetches: without a resolver only the document itself and the metaschemas are known.
/// </summary>
public interface ISchemaResolver
{
    /// <summary>
    /// Asked once per target and compilation, after the document's own resources and before the metaschemas.
    /// The document returned may have another base URI than the target; it then answers to both.
    /// </summary>
    /// <returns><see langword="null"/> when nothing is known by that name: the reference becomes a problem of the compilation.</returns>
    SchemaDocument? Resolve(SchemaReference reference);
}
