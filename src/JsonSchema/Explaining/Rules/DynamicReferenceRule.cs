namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>$dynamicRef</c> and <c>$recursiveRef</c>: the anchor's schema in the outermost resource that evaluation came through.</summary>
/// <param name="anchor">The anchor's name; empty for <c>$recursiveRef</c>.</param>
/// <param name="targets">Every possible target, the lexical one first.</param>
internal sealed class DynamicReferenceRule(string anchor, IReadOnlyList<SchemaEdge> targets) : Rule
{
    public override void Apply(NodeCheck check)
    {
        var target = check.Scope.Find(anchor);
        check.Demand(targets.FirstOrDefault(edge => edge.Target == target) ?? targets[0], check.Value);
    }
}
