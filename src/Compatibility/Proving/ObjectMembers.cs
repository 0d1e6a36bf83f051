using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>What the schemas of a case say of an object's members: which there must be, which there may be, and what each meets.</summary>
internal sealed class ObjectMembers
{
    private readonly List<SchemaEdge> _edges;
    private readonly HashSet<SchemaNode> _looking;
    private readonly IReadOnlyList<SchemaNode>? _declaring;

    public ObjectMembers(ValueCase of, ComparisonLevel level)
    {
        Of = of;
        _edges = [.. of.Nodes.SelectMany(node => node.Edges)];
        _looking = _edges.Exists(edge => edge.Kind == SchemaEdgeKind.UnevaluatedProperties) ? InPlaceSchemas.Possible(of.Nodes) : [];
        _declaring = level == ComparisonLevel.Door ? of.Declaring : null;
        Names = [.. of.Nodes.Select(node => node.TargetOf("propertyNames")).OfType<SchemaNode>().SelectMany(InPlaceSchemas.Sure)];
        Declared = [.. _edges.Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!).Concat(Listed()).Concat(of.DeniedNames).Concat(Told(SchemaEdgeKind.Property)).Distinct()];
        Patterns = [.. _edges.Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty).Select(edge => edge.Name!).Concat(Told(SchemaEdgeKind.PatternProperty)).Distinct()];
        Required = RequiredWith(null);
    }

    /// <summary>The case.</summary>
    public ValueCase Of { get; }

    /// <summary>The names that some schema declares or lists, and those of which more is known than of any other: none of them stands for others.</summary>
    public IReadOnlyList<string> Declared { get; }

    /// <summary>The patterns of names that some schema has.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>What all names meet.</summary>
    public IReadOnlyList<SchemaNode> Names { get; }

    /// <summary>The names that each object has.</summary>
    public IReadOnlySet<string> Required { get; }

    /// <summary>The names that an object has that has one more.</summary>
    public IReadOnlySet<string> RequiredWith(string? name)
    {
        var names = new HashSet<string>(Of.Names, StringComparer.Ordinal);
        if (name is not null)
            names.Add(name);
        foreach (var node in Of.Nodes)
        {
            if (node.TryGet("required", out var required) && required.ValueKind == JsonValueKind.Array)
                names.UnionWith(Texts(required));
        }

        for (int count = -1; count < names.Count;)
        {
            count = names.Count;
            foreach (var (key, list) in Of.Nodes.SelectMany(Dependencies))
            {
                if (names.Contains(key))
                    names.UnionWith(list);
            }
        }

        return names;
    }

    /// <summary>What <c>dependentRequired</c> of a schema asks for: names that a name brings along.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Brings)> Dependencies(SchemaNode node) => Dependencies(node, "dependentRequired").Concat(Dependencies(node, "dependencies"));

    /// <summary>As <see cref="Dependencies(SchemaNode)"/>, of one of its keywords.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Brings)> Dependencies(SchemaNode node, string keyword)
    {
        if (!node.TryGet(keyword, out var dependencies) || dependencies.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var dependency in dependencies.EnumerateObject())
        {
            if (dependency.Value.ValueKind is JsonValueKind.Array or JsonValueKind.String)
                yield return (dependency.Name, dependency.Value.ValueKind == JsonValueKind.String ? [dependency.Value.GetString()!] : [.. Texts(dependency.Value)]);
        }
    }

    /// <summary>The schemas that the member of a name meets, as far as is sure.</summary>
    public IReadOnlyList<SchemaNode> SchemasOf(string name) =>
        [.. _edges.Where(edge => edge.CoversProperty(name) && (edge.Kind != SchemaEdgeKind.UnevaluatedProperties || !EvaluatedParts.MayCover(Of, edge, name))).Select(edge => edge.Target).Distinct()];

    /// <summary>The values that the member of a name has, as far as is sure.</summary>
    public ValueCase At(string name) => ValueCase.Any.With(SchemasOf(name)).Without(Of.ExcludedAt(name)) with { Declaring = _declaring is null ? null : DeclaredContent.At(_declaring, name) };

    /// <summary>Whether an event log would drop a member of that name.</summary>
    public bool IsDropped(string name) => _declaring is not null && DeclaredContent.At(_declaring, name).Count == 0;

    // Names and patterns that tell members apart: what a schema that may hold looks at, and what it declares at the door.
    private IEnumerable<string> Told(SchemaEdgeKind kind) => _looking.SelectMany(node => node.Edges).Concat(DeclaredContent.Edges(_declaring ?? [])).Where(edge => edge.Kind == kind).Select(edge => edge.Name!);

    private IEnumerable<string> Listed() => Names.SelectMany(node =>
        node.TryGet("const", out var constant) ? [constant]
        : node.TryGet("enum", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray() : Enumerable.Empty<JsonElement>())
        .Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!);

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!);
}
