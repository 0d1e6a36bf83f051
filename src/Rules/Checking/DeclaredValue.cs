using SchemaPacks.JsonSchema;

namespace SchemaPacks.Checking;

/// <summary>
/// Everything that a compiled schema says about one part of an event: the schemas that may apply to it, branches and references
/// followed, but for what stands under <c>not</c>, which declares nothing.
/// </summary>
internal sealed class DeclaredValue
{
    private DeclaredValue(IEnumerable<SchemaNode> declarations)
    {
        Declarations = [.. declarations];
        Schemas = Declarations.Count == 1 && !Declarations[0].Edges.Any(IsInPlace) ? Declarations : Closure(Declarations); // nearly all are
    }

    /// <summary>The schemas that stand where the value is declared, the first one first.</summary>
    public IReadOnlyList<SchemaNode> Declarations { get; }

    /// <summary>These, and all that they apply in place.</summary>
    public IReadOnlyList<SchemaNode> Schemas { get; }

    public static DeclaredValue Root(SchemaNode root) => new([root]);

    /// <summary>The properties that the schemas name, in the order of the text, each with all of its declarations.</summary>
    public IEnumerable<(string Name, DeclaredValue Value)> Properties =>
        Schemas.SelectMany(schema => schema.Edges).Where(edge => edge.Kind == SchemaEdgeKind.Property)
            .GroupBy(edge => edge.Name!, StringComparer.Ordinal)
            .Select(property => (property.Key, new DeclaredValue(property.Select(edge => edge.Target))));

    /// <summary>All parts of the value: named properties, those of patterns, all others, and items.</summary>
    public IEnumerable<DeclaredValue> Parts =>
    [
        .. Properties.Select(property => property.Value),
        .. Schemas.SelectMany(schema => schema.Edges)
            .Where(edge => edge.Kind is not (SchemaEdgeKind.InPlace or SchemaEdgeKind.Property or SchemaEdgeKind.PropertyNames or SchemaEdgeKind.Contains))
            .Select(edge => new DeclaredValue([edge.Target])),
    ];

    private static bool IsInPlace(SchemaEdge edge) => edge.Kind == SchemaEdgeKind.InPlace && edge.Keyword != "not";

    private static List<SchemaNode> Closure(IEnumerable<SchemaNode> start)
    {
        List<SchemaNode> found = [.. start.Distinct()];
        var seen = found.ToHashSet();
        for (int i = 0; i < found.Count; i++)
        {
            found.AddRange(found[i].Edges
                .Where(edge => IsInPlace(edge) && seen.Add(edge.Target))
                .Select(edge => edge.Target));
        }

        return found;
    }
}
