using System.Text.Json;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>The members that may tell branches apart: those that some branch requires, or allows only certain strings for.</summary>
internal static class TellingMembers
{
    // More would make plans large and slow to make; a choice between so many is left to the branches themselves.
    private const int MaxNames = 32;
    private const int MaxTexts = 512;

    /// <summary>The members' names, each with the strings that its schemas mention. Empty where there are too many.</summary>
    public static IReadOnlyDictionary<string, List<string>> Of(IEnumerable<SchemaNode> schemas, PlanningWork work)
    {
        var members = new Dictionary<string, HashSet<string>>();
        foreach (var node in InPlace(schemas, work))
        {
            if (node.TryGet("required", out var required) && required.ValueKind == JsonValueKind.Array)
            {
                foreach (var name in required.EnumerateArray())
                    members.TryAdd(name.GetString()!, []);
            }

            foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies"))
                members.TryAdd(edge.Name!, []);
            foreach (var edge in node.EdgesOf("properties"))
            {
                var texts = InPlace([edge.Target], work).SelectMany(Texts).ToList();
                if (texts.Count > 0 && !members.TryAdd(edge.Name!, [.. texts]))
                    members[edge.Name!].UnionWith(texts);
            }
        }

        return members.Count > MaxNames || members.Values.Any(texts => texts.Count > MaxTexts)
            ? new Dictionary<string, List<string>>()
            : members.ToDictionary(member => member.Key, member => member.Value.Order(StringComparer.Ordinal).ToList());
    }

    /// <summary>Every schema that these may apply to the same value, themselves included.</summary>
    public static HashSet<SchemaNode> InPlace(IEnumerable<SchemaNode> schemas, PlanningWork work) => Closure(schemas, work, edge => edge.Kind == SchemaEdgeKind.InPlace);

    /// <summary>Every schema that these apply to the same value in any case, themselves included.</summary>
    public static HashSet<SchemaNode> Merged(IEnumerable<SchemaNode> schemas, PlanningWork work) => Closure(schemas, work, edge => edge.Keyword is "$ref" or "allOf");

    private static HashSet<SchemaNode> Closure(IEnumerable<SchemaNode> schemas, PlanningWork work, Func<SchemaEdge, bool> follows)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>(schemas);
        while (open.TryPop(out var node))
        {
            if (!found.Add(node))
                continue;
            work.Spend(1 + (node.Edges.Count / 8));
            foreach (var edge in node.Edges.Where(follows))
                open.Push(edge.Target);
        }

        return found;
    }

    private static IEnumerable<string> Texts(SchemaNode node)
    {
        IEnumerable<JsonElement> values = node.TryGet("enum", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
        if (node.TryGet("const", out var value))
            values = values.Append(value);
        return values.Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!);
    }
}
