namespace SchemaPacks;

/// <summary>One schema that the registry serves. Never changes; any thread may read it.</summary>
public abstract class EventSchema
{
    /// <summary>The id and version that events name.</summary>
    public abstract SchemaKey Key { get; }

    /// <summary>Whether the schema declares its version as a number (<c>version: 1</c>), which records repeat as a number.</summary>
    public abstract bool HasNumericVersion { get; }

    /// <summary>The schema's <c>title</c>, or null.</summary>
    public abstract string? Title { get; }

    /// <summary>The schema's <c>description</c>, or null.</summary>
    public abstract string? Description { get; }

    /// <summary>The dialect it is judged by, as the URI that <c>$schema</c> names.</summary>
    public abstract string Dialect { get; }

    /// <summary>The text as its author wrote it.</summary>
    public abstract string Text { get; }

    /// <summary>The media type of <see cref="Text"/>: <c>application/yaml</c> or <c>application/schema+json</c>.</summary>
    public abstract string TextMediaType { get; }

    /// <summary>The schema as canonical JSON (RFC 8785) in UTF-8. Equal schemas have equal bytes.</summary>
    public abstract ReadOnlyMemory<byte> CanonicalJson { get; }

    /// <summary><c>sha256:</c> and the lower-case hexadecimal SHA-256 of <see cref="CanonicalJson"/>.</summary>
    public abstract string ContentHash { get; }

    /// <summary>Every pack and resource that brought this schema, at least one; more when packs agree on it.</summary>
    public abstract IReadOnlyList<SchemaOrigin> Origins { get; }
}
