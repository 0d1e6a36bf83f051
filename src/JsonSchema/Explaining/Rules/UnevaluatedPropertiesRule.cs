namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>unevaluatedProperties</c>: the members that no other keyword here, or in a schema applied here, has covered.</summary>
internal sealed class UnevaluatedPropertiesRule(SchemaEdge edge) : Rule
{
    public override bool ComesLast => true;

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        var refused = new RefusedMembers();
        foreach (var member in check.Value.Children)
        {
            if (check.IsCovered(member.Index))
                continue;
            refused.Demand(check, edge, member);
            check.Cover(member.Index);
            if (check.IsDecided)
                return;
        }

        refused.Report(check);
    }
}
