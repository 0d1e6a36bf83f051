namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>if</c> with <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionRule(SchemaEdge condition, SchemaEdge? consequence, SchemaEdge? alternative) : Rule
{
    public override void Apply(NodeCheck check)
    {
        var outcome = check.Ask(condition, check.Value);
        if (outcome.IsValid)
            check.Cover(outcome);
        if ((outcome.IsValid ? consequence : alternative) is { } next)
            check.Demand(next, check.Value);
    }
}
