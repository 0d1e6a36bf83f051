using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema;

/// <summary>A resolver over given documents: each is found by its base URI and, where that is an address, by its root's <c>$id</c>. Nothing else is.</summary>
public sealed class SchemaDocumentSet : ISchemaResolver
{
    private readonly Dictionary<string, SchemaDocument> _documents = [];

    /// <param name="documents">The documents. Of two with one address, the first is found.</param>
    public SchemaDocumentSet(IEnumerable<SchemaDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        foreach (var document in documents)
        {
            var address = UriReference.Key(document.BaseUri);
            _documents.TryAdd(address, document);
            if (document.RootIdIsBase && IdOf(document) is { } id && UriReference.Resolve(address, id) is { } canonical)
                _documents.TryAdd(UriReference.Key(canonical), document);
        }
    }

    /// <inheritdoc/>
    public SchemaDocument? Resolve(SchemaReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _documents.GetValueOrDefault(UriReference.Key(reference.Target));
    }

    private static string? IdOf(SchemaDocument document) =>
        document.Root is { ValueKind: System.Text.Json.JsonValueKind.Object } root && (root.TryGetProperty("$id", out var id) || root.TryGetProperty("id", out id)) && id.ValueKind == System.Text.Json.JsonValueKind.String
            ? id.GetString()
            : null;
}
