namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>items</c>, <c>prefixItems</c> and <c>additionalItems</c>: a schema for each of the first items, and one for the rest.</summary>
internal sealed class ItemsRule : Rule
{
    private readonly SchemaEdge[] _prefix;
    private readonly SchemaEdge? _rest;

    public ItemsRule(SchemaNode node)
    {
        _prefix = [.. node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.PrefixItem)];
        _rest = node.Edges.FirstOrDefault(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.ItemsAfterPrefix);
    }

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Array)
            return;
        var items = check.Value.Children;
        if (_rest?.Target.Boolean == false && items.Count > _prefix.Length)
            check.Refuse(_rest.Keyword, _prefix.Length == 0 ? "the array must be empty" : $"the array must have at most {_prefix.Length} items");

        foreach (var item in items)
        {
            var edge = item.Index < _prefix.Length ? _prefix[item.Index] : _rest;
            if (edge is null)
                return;
            if (edge != _rest || _rest.Target.Boolean != false)
                check.Demand(edge, item);
            check.Cover(item.Index);
            if (check.IsDecided)
                return;
        }
    }
}
