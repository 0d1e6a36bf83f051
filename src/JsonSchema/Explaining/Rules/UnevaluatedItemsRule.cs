namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>unevaluatedItems</c>: the items that no other keyword here, or in a schema applied here, has covered.</summary>
internal sealed class UnevaluatedItemsRule(SchemaEdge edge) : Rule
{
    public override bool ComesLast => true;

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Array)
            return;
        var refused = 0;
        foreach (var item in check.Value.Children)
        {
            if (check.IsCovered(item.Index))
                continue;
            if (edge.Target.Boolean == false)
                refused++;
            else
                check.Demand(edge, item);
            check.Cover(item.Index);
        }

        if (refused > 0)
            check.Refuse("unevaluatedItems", refused == 1 ? "the array has an item that the schema does not allow" : $"the array has {refused} items that the schema does not allow");
    }
}
