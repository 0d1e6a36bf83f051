using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>What the schemas of a case say of an object's members: which there must be, which there may be, and what each meets.</summary>
internal sealed class ObjectMembers
{
    private readonly ValueCase _case;
    private readonly bool _isDoor;
    private readonly List<SchemaEdge> _edges;

    public ObjectMembers(ValueCase of, ComparisonLevel level)
    {
        _case = of;
        _isDoor = level == ComparisonLevel.Door;
        _edges = [.. of.Nodes.SelectMany(node => node.Edges)];
        Declared = [.. _edges.Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!).Distinct()];
        Patterns = [.. _edges.Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty)];
        Required = RequiredWith(null);
        IsClosed = ClosesAdditional() || of.Nodes.Any(ClosesUnevaluated) || (_isDoor && !KeepsAdditional());
    }

    /// <summary>The names that some schema declares.</summary>
    public IReadOnlyList<string> Declared { get; }

    public IReadOnlyList<SchemaEdge> Patterns { get; }

    /// <summary>The names that each object has.</summary>
    public IReadOnlySet<string> Required { get; }

    /// <summary>Whether no object has a name that is neither declared nor matched by a pattern.</summary>
    public bool IsClosed { get; }

    /// <summary>The names that an object has that has one more.</summary>
    public IReadOnlySet<string> RequiredWith(string? name)
    {
        var names = new HashSet<string>(_case.Names, StringComparer.Ordinal);
        if (name is not null)
            names.Add(name);
        foreach (var node in _case.Nodes)
        {
            if (node.TryGet("required", out var required) && required.ValueKind == JsonValueKind.Array)
                names.UnionWith(Texts(required));
        }

        for (int count = -1; count < names.Count;)
        {
            count = names.Count;
            foreach (var (key, list) in _case.Nodes.SelectMany(Dependencies))
            {
                if (names.Contains(key))
                    names.UnionWith(list);
            }
        }

        return names;
    }

    /// <summary>What <c>dependentRequired</c> of a schema asks for: names that a name brings along.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Brings)> Dependencies(SchemaNode node)
    {
        foreach (var keyword in (string[])["dependentRequired", "dependencies"])
        {
            if (!node.TryGet(keyword, out var dependencies) || dependencies.ValueKind != JsonValueKind.Object)
                continue;
            foreach (var dependency in dependencies.EnumerateObject())
            {
                if (dependency.Value.ValueKind is JsonValueKind.Array or JsonValueKind.String)
                    yield return (dependency.Name, dependency.Value.ValueKind == JsonValueKind.String ? [dependency.Value.GetString()!] : [.. Texts(dependency.Value)]);
            }
        }
    }

    /// <summary>The schemas that the member of a name meets, as far as is sure.</summary>
    public IReadOnlyList<SchemaNode> SchemasOf(string name) =>
        [.. _edges.Where(edge => edge.Kind != SchemaEdgeKind.UnevaluatedProperties && edge.CoversProperty(name)).Select(edge => edge.Target).Distinct()];

    /// <summary>The schemas that members meet whose names are neither declared nor matched by a pattern.</summary>
    public IReadOnlyList<SchemaNode> SchemasOfOthers() =>
        [.. _edges.Where(edge => edge.Kind == SchemaEdgeKind.AdditionalProperties).Select(edge => edge.Target).Distinct()];

    /// <summary>Whether no object has a member of that name, as far as the names tell.</summary>
    public bool Lacks(string name) => IsClosed && !Declared.Contains(name) && !Patterns.Any(edge => edge.CoversProperty(name)) && !SchemasOfOthers().Any(node => node.Boolean is null);

    private bool ClosesAdditional() => _case.Nodes.Any(node => node.TargetOf("additionalProperties")?.Boolean == false);

    // unevaluatedProperties: false lets through what some schema in place may have looked at.
    private bool ClosesUnevaluated(SchemaNode node)
    {
        if (node.TargetOf("unevaluatedProperties")?.Boolean != false)
            return false;
        var reachable = InPlaceSchemas.Possible([node]);
        return reachable.All(each => each.Edges.All(edge => edge.Kind switch
        {
            SchemaEdgeKind.AdditionalProperties => edge.Target.Boolean == false,
            SchemaEdgeKind.UnevaluatedProperties => edge.Target.Boolean == false,
            SchemaEdgeKind.PatternProperty => false,
            SchemaEdgeKind.Property => Declared.Contains(edge.Name!),
            _ => true,
        }));
    }

    private bool KeepsAdditional() => _edges.Any(edge => edge.Kind is SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties && edge.Target.Boolean is null);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!);
}
