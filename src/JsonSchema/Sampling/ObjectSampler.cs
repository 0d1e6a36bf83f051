using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Makes objects: which members there are, then each of them.</summary>
internal sealed class ObjectSampler(SamplingRun run)
{
    private const int MaxMembers = 1_000;
    private const int MaxInventions = 64;

    public bool TryMake(SampleDemand demand, string pointer, int depth, SampleExtent extent, out JsonNode? value)
    {
        value = null;
        var members = new JsonObject();
        var required = Required(demand);
        required.AddRange(run.Steps(pointer).Where(name => !required.Contains(name)).ToList());
        int most = demand.Most("maxProperties");
        foreach (var name in Names(demand, required, extent))
        {
            bool isRequired = required.Contains(name);
            if (!isRequired && members.Count >= most)
                continue;
            if (!IsName(demand, name) || !run.TryMake(SchemasOf(demand, name), JsonPointer.Append(pointer, name), depth + 1, out var member))
            {
                if (isRequired)
                    return false;
                continue;
            }

            members[name] = member;
        }

        Fill(demand, pointer, depth, extent, members);
        value = members;
        return true;
    }

    // Names that are there ask for others, and for schemas that hold then.
    private static List<string> Required(SampleDemand demand)
    {
        var names = new List<string>();
        for (int seen = 0, nodes = -1; seen < names.Count || nodes < demand.Nodes.Count;)
        {
            (seen, nodes) = (names.Count, demand.Nodes.Count);
            foreach (var node in demand.Nodes.ToList())
            {
                if (node.TryGet("required", out var required) && required.ValueKind == JsonValueKind.Array)
                    Add(required);
                foreach (var keyword in (ReadOnlySpan<string>)["dependentRequired", "dependencies"])
                {
                    if (!node.TryGet(keyword, out var dependencies) || dependencies.ValueKind != JsonValueKind.Object)
                        continue;
                    foreach (var dependency in dependencies.EnumerateObject().Where(dependency => dependency.Value.ValueKind == JsonValueKind.Array && names.Contains(dependency.Name)))
                        Add(dependency.Value);
                }

                foreach (var edge in node.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies" && names.Contains(edge.Name!)))
                    demand.Add(edge.Target);
            }

            if (names.Count > MaxMembers)
                break;
        }

        return names;

        void Add(JsonElement list) => names.AddRange(list.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String)
            .Select(name => name.GetString()!).Where(name => !names.Contains(name)).Distinct().ToList());
    }

    private IEnumerable<string> Names(SampleDemand demand, List<string> required, SampleExtent extent)
    {
        var declared = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!).ToHashSet();
        var needed = required.ToHashSet();
        var optional = declared.Where(name => !needed.Contains(name) && !demand.Forbidden.Contains(name));
        var chosen = extent switch
        {
            SampleExtent.Everything => optional,
            SampleExtent.Required => [],
            _ => optional.Where(_ => run.Dice.Chance(2)),
        };
        var wanted = chosen.ToHashSet();

        // In the order of the declaration, as a reader expects it; what is required and not declared comes last.
        return [.. declared.Where(name => wanted.Contains(name) || needed.Contains(name)), .. required.Where(name => !declared.Contains(name)).ToList()];
    }

    // minProperties may ask for more than is declared.
    private void Fill(SampleDemand demand, string pointer, int depth, SampleExtent extent, JsonObject members)
    {
        int least = Math.Min(demand.Least("minProperties"), MaxMembers);
        var declared = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!);
        var patterns = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty).Select(edge => edge.Name!).ToList();
        if (members.Count == 0 && (extent == SampleExtent.Varied ? run.Dice.Chance(2) : extent == SampleExtent.Everything && patterns.Count > 0))
            least = Math.Max(least, 1); // a map shows what its entries look like
        using var names = declared.Concat(Invented(demand, patterns, least + MaxInventions)).GetEnumerator();
        while (members.Count < least && names.MoveNext())
        {
            string name = names.Current;
            if (!members.ContainsKey(name) && !demand.Forbidden.Contains(name) && IsName(demand, name)
                && run.TryMake(SchemasOf(demand, name), JsonPointer.Append(pointer, name), depth + 1, out var member))
                members[name] = member;
        }
    }

    private IEnumerable<string> Invented(SampleDemand demand, List<string> patterns, int most)
    {
        var names = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.PropertyNames).Select(edge => edge.Target).ToList();
        for (int count = 1; count <= most && !run.IsSpent; count++)
        {
            foreach (var pattern in patterns)
            {
                if (PatternSampler.Make(pattern, run.Dice, count % 4) is not { } matching)
                    continue;
                yield return matching;
                yield return $"{matching}{count}";
            }

            if (names.Count > 0 && count <= MaxInventions && run.TryMake(names, "#name", 1, out var name) && name?.GetValueKind() == JsonValueKind.String)
            {
                yield return name.GetValue<string>();
                yield return $"{name.GetValue<string>()}{count}";
            }

            yield return $"property{count}";
        }
    }

    private bool IsName(SampleDemand demand, string name)
    {
        var names = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.PropertyNames).Select(edge => edge.Target).ToList();
        return names.Count == 0 || run.Accepts(names, name);
    }

    private static List<SchemaNode> SchemasOf(SampleDemand demand, string name)
    {
        var covering = demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind != SchemaEdgeKind.UnevaluatedProperties && edge.CoversProperty(name)).Select(edge => edge.Target).Distinct().ToList();
        return covering.Count > 0 ? covering : [.. demand.Nodes.SelectMany(node => node.Edges).Where(edge => edge.Kind == SchemaEdgeKind.UnevaluatedProperties).Select(edge => edge.Target).Distinct()];
    }
}
