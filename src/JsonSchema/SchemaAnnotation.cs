using System.Text.Json;

namespace SchemaPacks.JsonSchema;

/// <summary>What a schema says of an accepted value beside accepting it: a <c>title</c>, a <c>format</c>, a keyword that JSON Schema does not know.</summary>
public sealed class SchemaAnnotation
{
    /// <summary>The keyword: <c>title</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>JSON pointer (RFC 6901) to the value; empty for the root.</summary>
    public required string InstancePointer { get; init; }

    /// <summary>The path that evaluation took to the keyword, references included: <c>/properties/path/$ref/title</c>.</summary>
    public required string SchemaPointer { get; init; }

    /// <summary>Where the keyword stands: the canonical address of its schema resource and, as a fragment, the JSON pointer in it.</summary>
    public required string AbsoluteLocation { get; init; }

    /// <summary>The schema that has the keyword.</summary>
    public required SchemaNode Schema { get; init; }

    /// <summary>The keyword's value; of <c>properties</c> and its like from 2019-09 on the names of the members that it applied to, of <c>items</c> and its like the last index or <see langword="true"/> for all.</summary>
    public required JsonElement Value { get; init; }
}
