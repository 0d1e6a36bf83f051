namespace SchemaPacks.JsonSchema;

/// <summary>One thing that is wrong with an instance. Its message never holds a value or a name that the instance chose.</summary>
public sealed record SchemaFinding
{
    /// <summary>The keyword that refused, such as <c>required</c>; for a <c>false</c> schema the keyword that applied it. Empty when no keyword did (malformed JSON, exceeded budget).</summary>
    public required string Keyword { get; init; }

    /// <summary>JSON pointer (RFC 6901) to the refused value; empty for the root. Its steps are names from the instance: log it with the same care as a value.</summary>
    public required string InstancePointer { get; init; }

    /// <summary>The path that evaluation took to the keyword, references included: <c>/properties/path/$ref/maxLength</c>.</summary>
    public required string SchemaPointer { get; init; }

    /// <summary>Where the keyword stands: the document's base URI and, as a fragment, the JSON pointer in it. <see langword="null"/> when no keyword refused.</summary>
    public required string? AbsoluteLocation { get; init; }

    /// <summary>What is wrong and what would be right, as one English sentence without a final period: <c>required property 'path' is missing</c>.</summary>
    public required string Message { get; init; }

    /// <summary>For <c>anyOf</c>, <c>oneOf</c> and <c>propertyNames</c>: why each alternative, or each name, was refused. Else empty.</summary>
    public IReadOnlyList<SchemaFinding> Causes { get; init; } = [];
}
