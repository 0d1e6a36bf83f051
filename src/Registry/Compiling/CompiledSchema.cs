using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Compiling;

/// <summary>A schema that can judge events. Never changes; any thread may use it. What only the use of a schema needs is made when it is first used.</summary>
public sealed class CompiledSchema : EventSchema
{
    private readonly SchemaProgram _program;

    internal CompiledSchema(SchemaKey key, PackDocument document, string dialect, SchemaProgram program)
        : this(key, document, dialect, program, [document.Origin])
    {
    }

    private CompiledSchema(SchemaKey key, PackDocument document, string dialect, SchemaProgram program, IReadOnlyList<SchemaOrigin> origins)
    {
        Key = key;
        Document = document;
        Dialect = dialect;
        Origins = origins;
        _program = program;
    }

    /// <inheritdoc/>
    public override SchemaKey Key { get; }

    /// <summary>The document that it was compiled from: the first of its <see cref="Origins"/>.</summary>
    public PackDocument Document { get; }

    /// <summary>Judges events.</summary>
    public JsonSchemaValidator Validator => _program.Validator;

    /// <summary>Makes events of the schema, and such that it refuses.</summary>
    public SchemaSampler Sampler => new(_program.Validator);

    /// <summary>The schema as a graph, references followed: what may apply to which part of an event.</summary>
    public SchemaNode Root => _program.Validator.Root;

    /// <inheritdoc/>
    public override bool HasNumericVersion => Document.Root.GetProperty("version").ValueKind == JsonValueKind.Number;

    /// <inheritdoc/>
    public override string? Title => TextOf(Document, "title");

    /// <inheritdoc/>
    public override string? Description => TextOf(Document, "description");

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

    /// <summary>Whether it refers to no other schema, so that equal content means the same.</summary>
    internal bool StandsAlone => _program.StandsAlone;

    /// <summary>Whether it has been used, so that it takes more memory than its text.</summary>
    internal bool IsMade => _program.IsMade;

    /// <summary>The same schema, brought by all of these: the same object when they are its own.</summary>
    internal CompiledSchema From(IReadOnlyList<SchemaOrigin> origins) =>
        origins.SequenceEqual(Origins) ? this : new(Key, Document, Dialect, _program, origins);

    private static string? TextOf(PackDocument document, string name) =>
        document.Root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
