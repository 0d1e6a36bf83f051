namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>not</c>: what it evaluates counts for nothing.</summary>
internal sealed class NotRule(SchemaEdge edge) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Ask(edge, check.Value).IsValid)
            check.Refuse("not", "value matches the schema in 'not', which it must not");
    }
}
