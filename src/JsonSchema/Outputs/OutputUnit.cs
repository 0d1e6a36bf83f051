using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>
/// One schema that was asked about one value, or one keyword of it. They alternate: below a schema are its keywords, below a keyword the schemas that it asked.
/// </summary>
internal sealed class OutputUnit
{
    /// <summary>The schema, or the one that has the keyword.</summary>
    public required SchemaNode Node { get; init; }

    /// <summary>The keyword; empty for a schema.</summary>
    public required string Keyword { get; init; }

    /// <summary>The path that evaluation took here.</summary>
    public required string Path { get; init; }

    /// <summary>JSON pointer to the value.</summary>
    public required string InstancePointer { get; init; }

    public required bool IsValid { get; init; }

    /// <summary>Whether the keyword above refuses because of this.</summary>
    public bool IsReason { get; init; }

    /// <summary>Its own complaints.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>What the keyword says of the value, if the schema accepts it.</summary>
    public JsonElement? Annotation { get; init; }

    public List<OutputUnit> Children { get; } = [];

    /// <summary>The address of the schema's resource, and the JSON pointer in it.</summary>
    public string Location
    {
        get
        {
            var pointer = Node.Pointer[Node.Resource.Pointer.Length..];
            return $"{Node.Resource.Uri}#{JsonPointer.ToFragment(Keyword.Length == 0 ? pointer : JsonPointer.Append(pointer, Keyword))}";
        }
    }

    /// <summary>All complaints in one.</summary>
    public string Error => string.Join("; ", Errors);

    /// <summary>The keyword's values that annotate, with the keywords.</summary>
    public IEnumerable<OutputUnit> Annotating => Children.Where(keyword => keyword.Annotation is not null);
}
