namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>dependentSchemas</c>: where a property is present, a schema holds for the whole object.</summary>
internal sealed class DependentSchemasRule(SchemaEdge[] edges) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        check.Run.Spend(edges.Length / RequiredRule.NamesPerStep);
        foreach (var edge in edges)
            if (check.Value.Find(edge.Name!) is not null)
                check.Demand(edge, check.Value);
    }
}
