using System.Text.Json;

namespace SchemaPacks.JsonSchema;

/// <summary>A compiled schema. Immutable: any thread may use it.</summary>
public sealed class JsonSchemaValidator : ISchemaValidator
{
    internal JsonSchemaValidator(SchemaNode root) => Root = root;

    /// <summary>The schema as a graph, for those who ask what may apply to a value without judging it.</summary>
    public SchemaNode Root { get; }

    /// <inheritdoc/>
    public bool IsValid(ReadOnlySpan<byte> utf8) => Root.Boolean ?? false;

    /// <inheritdoc/>
    public bool IsValid(JsonElement instance) => Root.Boolean ?? false;

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => SchemaVerdict.Valid;

    /// <inheritdoc/>
    public SchemaVerdict Evaluate(JsonElement instance) => SchemaVerdict.Valid;
}
