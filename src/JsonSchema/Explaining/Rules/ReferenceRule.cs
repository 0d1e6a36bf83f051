namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>$ref</c>, and a dynamic reference whose target is known beforehand.</summary>
internal sealed class ReferenceRule(SchemaEdge edge) : Rule
{
    public override void Apply(NodeCheck check) => check.Demand(edge, check.Value);
}
