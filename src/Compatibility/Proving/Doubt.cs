using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>A place at which a proof failed.</summary>
/// <param name="Keyword">The reader's keyword that may refuse a value.</param>
/// <param name="Message">Why.</param>
/// <param name="Writers">The schemas that the writer's value meets there.</param>
/// <param name="WriterPointer">JSON pointer to the writer's schema that applies there, or the nearest one around it.</param>
/// <param name="Reader">The reader's schema.</param>
/// <param name="Place">Where the value stands: names of members and indices of items from the outside in.</param>
internal sealed record Doubt(string Keyword, string Message, IReadOnlyList<SchemaNode> Writers, string WriterPointer, SchemaNode Reader, IReadOnlyList<object> Place)
{
    /// <summary>The subject of the finding where it is not the keyword: <c>required-property</c>.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether the writer's schema has the keyword as well, with another value.</summary>
    public bool IsChange { get; init; }

    /// <summary>A string that the writer's lengths and patterns let through and the reader's do not, where one is known.</summary>
    public string? Text { get; init; }

    /// <summary>A value that the writer's schema lists and the reader does not take, where one is known.</summary>
    public JsonElement? Value { get; init; }

    public CompatibilityFinding Finding(CompatibilityDirection direction, bool isRefuted)
    {
        string what = !isRefuted ? "undecided"
            : direction == CompatibilityDirection.Backward ? IsChange ? "narrowed" : "added"
            : IsChange ? "widened" : "removed";
        return direction == CompatibilityDirection.Backward
            ? new CompatibilityFinding($"{Subject ?? Word(Keyword)}-{what}", direction, Message, WriterPointer, Reader.Pointer)
            : new CompatibilityFinding($"{Subject ?? Word(Keyword)}-{what}", direction, Message, Reader.Pointer, WriterPointer);
    }

    // additionalProperties becomes additional-properties.
    private static string Word(string keyword) => string.Concat(keyword.TrimStart('$').Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
