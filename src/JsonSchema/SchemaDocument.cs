using System.Text.Json;

namespace SchemaPacks.JsonSchema;

/// <summary>One schema as written, with the address it is known by.</summary>
public sealed class SchemaDocument
{
    /// <param name="baseUri">Absolute address of the document: references are resolved against it. A fragment is ignored.</param>
    /// <param name="root">The schema: an object or (from draft-06 on) a boolean. Its <see cref="JsonDocument"/> must stay undisposed for as long as the validator lives.</param>
    /// <param name="rootIdIsBase">
    /// <see langword="false"/> when the root's <c>$id</c> (draft-04: <c>id</c>) is a name and no address, as in event schemas: it is then ignored,
    /// and <paramref name="baseUri"/> stands. An <c>$id</c> below the root keeps its meaning.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="baseUri"/> is relative.</exception>
    public SchemaDocument(Uri baseUri, JsonElement root, bool rootIdIsBase = true)
    {
        ArgumentNullException.ThrowIfNull(baseUri);
        if (!baseUri.IsAbsoluteUri)
            throw new ArgumentException("The base URI of a schema document must be absolute.", nameof(baseUri));
        BaseUri = baseUri;
        Root = root;
        RootIdIsBase = rootIdIsBase;
    }

    /// <summary>The address that references are resolved against, unless the root's <c>$id</c> replaces it.</summary>
    public Uri BaseUri { get; }

    /// <summary>The schema itself.</summary>
    public JsonElement Root { get; }

    /// <summary>Whether the root's <c>$id</c> is an address. Default: <see langword="true"/>.</summary>
    public bool RootIdIsBase { get; }
}
