using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>One document of a compilation: its root and every schema found in it so far, by JSON pointer.</summary>
internal sealed class LoadedDocument(Uri baseUri, JsonElement root)
{
    public Uri BaseUri { get; } = baseUri;

    public JsonElement Root { get; } = root;

    public Dictionary<string, SchemaNode> Nodes { get; } = [];
}
