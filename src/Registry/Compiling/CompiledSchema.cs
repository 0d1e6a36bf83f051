using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>A schema ready to judge events. Never changes; any thread may use it.</summary>
public sealed class CompiledSchema : EventSchema
{
    internal CompiledSchema(SchemaKey key, PackDocument document, JsonSchemaDialect dialect, ISchemaValidator validator, SchemaNode root)
        : this(key, document, dialect.Uri.OriginalString, validator, root, [document.Origin])
    {
    }

    private CompiledSchema(
        SchemaKey key, PackDocument document, string dialect, ISchemaValidator validator, SchemaNode root, IReadOnlyList<SchemaOrigin> origins)
    {
        Key = key;
        Document = document;
        Dialect = dialect;
        Validator = validator;
        Root = root;
        Origins = origins;
        HasNumericVersion = document.Root.GetProperty("version").ValueKind == JsonValueKind.Number;
        Title = TextOf(document, "title");
        Description = TextOf(document, "description");
    }

    /// <inheritdoc/>
    public override SchemaKey Key { get; }

    /// <summary>The document that it was compiled from: the first of its <see cref="Origins"/>.</summary>
    public PackDocument Document { get; }

    /// <summary>Judges events.</summary>
    public ISchemaValidator Validator { get; }

    /// <summary>The schema as a graph, references followed: what may apply to which part of an event.</summary>
    public SchemaNode Root { get; }

    /// <inheritdoc/>
    public override bool HasNumericVersion { get; }

    /// <inheritdoc/>
    public override string? Title { get; }

    /// <inheritdoc/>
    public override string? Description { get; }

    /// <inheritdoc/>
    public override string Dialect { get; }

    /// <inheritdoc/>
    public override string Text => Document.Text;

    /// <inheritdoc/>
    public override string TextMediaType => Document.MediaType;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalJson => Document.CanonicalJson;

    /// <inheritdoc/>
    public override string ContentHash => Document.ContentHash;

    /// <inheritdoc/>
    public override IReadOnlyList<SchemaOrigin> Origins { get; }

    /// <summary>The same schema, brought by all of these: the same object when they are its own.</summary>
    internal CompiledSchema From(IReadOnlyList<SchemaOrigin> origins) =>
        origins.SequenceEqual(Origins) ? this : new(Key, Document, Dialect, Validator, Root, origins);

    private static string? TextOf(PackDocument document, string name) =>
        document.Root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
