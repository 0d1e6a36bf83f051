using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>
/// Values that meet all of some schemas, with one branch of each choice taken. A case holds every value that its schemas take, and perhaps more: what <c>not</c> and the like take away is
/// kept beside it. What holds of all of these values holds of the schemas' values.
/// </summary>
internal sealed class ValueCase
{
    private ValueCase(IReadOnlyList<SchemaNode> nodes, IReadOnlySet<string> names, IReadOnlyList<SchemaNode> excluded, ValueKinds kinds)
    {
        Nodes = nodes;
        Names = names;
        Excluded = excluded;
        Kinds = kinds;
        IsInteger = nodes.Any(node => node.TryGet("type", out var type) && TypeNames(type) is var types && types.Contains("integer") && !types.Contains("number"));
    }

    /// <summary>The schemas, those that they apply in place included.</summary>
    public IReadOnlyList<SchemaNode> Nodes { get; }

    /// <summary>Members that an object has in this case, beside those that <c>required</c> names.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Schemas that none of its values meets: what <c>not</c> names, and the other branches of <c>oneOf</c>.</summary>
    public IReadOnlyList<SchemaNode> Excluded { get; }

    public ValueKinds Kinds { get; }

    /// <summary>Whether its numbers have no fraction.</summary>
    public bool IsInteger { get; }

    public static ValueCase Of(IReadOnlyList<SchemaNode> nodes, IReadOnlySet<string> names, IReadOnlyList<SchemaNode> excluded, KindAnalysis analysis) =>
        new(nodes, names, excluded, nodes.Aggregate(ValueKinds.All, (kinds, node) => kinds & analysis.KindsOf(node)));

    /// <summary>Those values that are of one of some kinds.</summary>
    public ValueCase Only(ValueKinds kinds) => new(Nodes, Names, Excluded, Kinds & kinds);

    /// <summary>Those values that another schema does not take.</summary>
    public ValueCase Without(SchemaNode node) => new(Nodes, Names, [.. Excluded, node], Kinds);

    /// <summary>The values that it can be where a schema lists them; null where none does.</summary>
    public IReadOnlyList<JsonElement>? Constants()
    {
        foreach (var node in Nodes)
        {
            if (node.TryGet("const", out var constant))
                return [constant];
            if (node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array)
                return [.. values.EnumerateArray()];
        }

        return null;
    }

    public int Least(string keyword) => Nodes.Select(node => node.CountOf(keyword, 0)).DefaultIfEmpty().Max();

    public int Most(string keyword) => Nodes.Select(node => node.CountOf(keyword, int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>The names in a keyword <c>type</c>.</summary>
    public static HashSet<string> TypeNames(JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? [.. type.EnumerateArray().Select(name => name.GetString()!)]
        : [type.GetString()!];
}
