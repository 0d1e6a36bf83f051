namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>$dynamicRef</c> and <c>$recursiveRef</c>: the anchor's schema in the outermost resource that evaluation came through.</summary>
/// <param name="anchor">The anchor's name; empty for <c>$recursiveRef</c>.</param>
/// <param name="targets">Every possible target, the lexical one first.</param>
/// <param name="hasNoLexicalTarget">In v1 an anchor that is not in the dynamic scope means nothing: no value is accepted.</param>
internal sealed class DynamicReferenceRule(string anchor, IReadOnlyList<SchemaEdge> targets, bool hasNoLexicalTarget) : Rule
{
    public override void Apply(NodeCheck check)
    {
        var target = check.Scope.Find(anchor);
        if (target is null && hasNoLexicalTarget)
            check.Refuse("$dynamicRef", $"no schema that led here has the dynamic anchor '{anchor}'");
        else
            check.Demand(targets.FirstOrDefault(edge => edge.Target == target) ?? targets[0], check.Value);
    }
}
