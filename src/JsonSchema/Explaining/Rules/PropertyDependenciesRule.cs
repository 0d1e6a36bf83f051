namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>propertyDependencies</c>: where a property is a certain string, a schema holds for the whole object.</summary>
internal sealed class PropertyDependenciesRule(SchemaEdge[] edges) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        check.Run.Spend(edges.Length / RequiredRule.NamesPerStep);
        foreach (var edge in edges)
            if (check.Value.Find(edge.Name!) is { Kind: InstanceKind.String } property && property.Text == edge.Value)
                check.Demand(edge, check.Value);
    }
}
