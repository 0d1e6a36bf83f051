using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>The schema whose keyword refused a value, found by the path that judging took to it.</summary>
/// <param name="Node">The schema; a <c>false</c> one where that refused.</param>
internal readonly record struct SchemaPlace(SchemaNode Node)
{
    public static SchemaPlace Of(SchemaNode root, SchemaFinding finding)
    {
        // The path ends with the keyword, which may hold a schema itself: that of "contains" is not what refused the array.
        string last = $"/{finding.Keyword}";
        (SchemaNode node, string rest) = (root, finding.SchemaPointer);
        while (rest != last && node.Edges.Where(edge => Leads(edge.Path, rest)).MaxBy(edge => edge.Path.Length) is { } edge)
            (node, rest) = (edge.Target, rest[edge.Path.Length..]);
        return new SchemaPlace(node);
    }

    /// <summary>A keyword's value.</summary>
    public bool TryGet(string keyword, out JsonElement value) => Node.TryGet(keyword, out value);

    /// <summary>The names that a keyword lists.</summary>
    public string[] Names(string keyword) => TryGet(keyword, out JsonElement list) ? Texts(list) : [];

    public static string[] Texts(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.String => [list.GetString()!],
        JsonValueKind.Array => [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };

    private static bool Leads(string path, string rest) => rest.StartsWith(path, StringComparison.Ordinal) && (rest.Length == path.Length || rest[path.Length] == '/');
}
