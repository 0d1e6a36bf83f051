namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>allOf</c>.</summary>
internal sealed class AllOfRule(SchemaEdge[] branches) : Rule
{
    public override void Apply(NodeCheck check)
    {
        foreach (var branch in branches)
        {
            check.Demand(branch, check.Value);
            if (check.IsDecided)
                return;
        }
    }
}
