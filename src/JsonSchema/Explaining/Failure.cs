namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>One reason why a schema refused: its own keyword did, or a schema that it applies.</summary>
internal sealed class Failure
{
    /// <summary>The keyword of the schema; <c>allOf</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>Path from the schema to the keyword or the schema applied: <c>/required</c>, <c>/allOf/0</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The keyword's own sentence; <see langword="null"/> when <see cref="Applied"/> has the reasons.</summary>
    public string? Message { get; init; }

    /// <summary>The outcome of the schema applied.</summary>
    public Outcome? Applied { get; init; }

    /// <summary>The edge that applied it.</summary>
    public SchemaEdge? Edge { get; init; }

    /// <summary>Why the alternatives behind <see cref="Message"/> refused.</summary>
    public IReadOnlyList<Failure> Causes { get; init; } = [];
}
