using System.Text.Json;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>The keywords of a schema that are in force: those of its vocabulary, and none beside a reference that stands alone.</summary>
internal static class SchemaKeywords
{
    /// <summary>Finds a keyword's value.</summary>
    public static bool TryGet(this SchemaNode node, string keyword, out JsonElement value)
    {
        value = default;
        return node.Boolean is null
            && node.Resource.Vocabulary.Has(keyword)
            && !node.IsReferenceOnly // before the value is set, which callers may read
            && node.Json.TryGetProperty(keyword, out value);
    }

    /// <summary>The schemas that a keyword applies.</summary>
    public static IEnumerable<SchemaEdge> EdgesOf(this SchemaNode node, string keyword) =>
        node.Edges.Where(edge => edge.Keyword == keyword);

    /// <summary>The schema that a keyword with one schema applies, or null.</summary>
    public static SchemaNode? TargetOf(this SchemaNode node, string keyword) =>
        node.EdgesOf(keyword).FirstOrDefault()?.Target;

    /// <summary>A keyword that counts, such as <c>minLength</c>; <c>2.0</c> is a count, and what exceeds an int is out of reach anyway.</summary>
    public static int CountOf(this SchemaNode node, string keyword, int absent) =>
        node.TryGet(keyword, out var value) && value.ValueKind == JsonValueKind.Number && ExactNumber.TryParse(value.GetRawText(), out var number)
            ? number.ToCount()
            : absent;
}
