using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Which members and items the schemas beside an <c>unevaluated…</c> keyword have looked at: of the writer's, all that may have; of the reader's, only those that surely have.</summary>
internal sealed class EvaluatedParts(InclusionProof proof)
{
    /// <summary>Whether some schema beside the writer's keyword may have looked at the member of a name.</summary>
    public static bool MayCover(ValueCase of, SchemaEdge unevaluated, string name) => Possible(of, unevaluated).Any(edge => edge.CoversProperty(name));

    /// <summary>Whether some schema beside the writer's keyword may have looked at the item at an index.</summary>
    public static bool MayCover(ValueCase of, SchemaEdge unevaluated, int index) => Possible(of, unevaluated).Any(edge => edge.CoversItem(index));

    /// <summary>The reader's schemas that surely hold for the values of a case, beside the keyword <c>unevaluated…</c> of a schema that holds.</summary>
    public HashSet<SchemaNode> Sure(ValueCase of, SchemaNode reader)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>([reader]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var edge in next.Edges.Where(edge => edge.Kind == SchemaEdgeKind.InPlace && IsSure(of, edge)))
                open.Push(edge.Target);
        }

        return found;
    }

    /// <summary>A schema of the reader's of which it is not known whether it holds for all values of a case or for none, and which may have looked at something.</summary>
    public SchemaNode? Open(ValueCase of, SchemaNode reader) => InPlaceSchemas.Possible([reader])
        .Where(node => node.Boolean is null)
        .SelectMany(node => node.Edges)
        .Where(edge => edge.Keyword is "anyOf" or "oneOf" or "if" or "dependentSchemas" && edge.Target.Boolean is null)
        .Select(edge => edge.Target)
        .FirstOrDefault(target => !of.Nodes.Contains(target) && !of.Excluded.Contains(target)
            && !proof.Quietly(() => proof.Holds(of, target)) && !proof.Quietly(() => proof.IsDisjoint(of, target)));

    private bool IsSure(ValueCase of, SchemaEdge edge) => edge.Keyword switch
    {
        "$ref" or "allOf" or "$dynamicRef" or "$recursiveRef" => true,
        "anyOf" or "oneOf" or "if" => Meets(of, edge.Target),
        "then" => edge.Source.TargetOf("if") is { } condition && Meets(of, condition),
        "else" => edge.Source.TargetOf("if") is { } condition && (of.Excluded.Contains(condition) || proof.Quietly(() => proof.IsDisjoint(of, condition))),
        "dependentSchemas" => new ObjectMembers(of, ComparisonLevel.Schema).Required.Contains(edge.Name!),
        _ => false,
    };

    private bool Meets(ValueCase of, SchemaNode target) => of.Nodes.Contains(target) || proof.Quietly(() => proof.Holds(of, target));

    // Whatever stands in place beside it, but for what no value of the case meets.
    private static IEnumerable<SchemaEdge> Possible(ValueCase of, SchemaEdge unevaluated)
    {
        var found = new HashSet<SchemaNode>();
        var open = new Stack<SchemaNode>([unevaluated.Source]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;
            foreach (var edge in next.Edges)
            {
                if (edge.Kind == SchemaEdgeKind.InPlace && edge.Keyword != "not" && !of.Excluded.Contains(edge.Target))
                    open.Push(edge.Target);
                else if (edge.Kind != SchemaEdgeKind.InPlace && !ReferenceEquals(edge, unevaluated))
                    yield return edge;
            }
        }
    }
}
