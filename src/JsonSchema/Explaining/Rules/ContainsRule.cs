using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>. From 2020-12 on the items that match are covered.</summary>
internal sealed class ContainsRule : Rule
{
    private readonly SchemaEdge _edge;
    private readonly int _min;
    private readonly int _max;
    private readonly bool _covers;

    public ContainsRule(SchemaEdge edge, SchemaNode node, SchemaVocabulary vocabulary)
    {
        _edge = edge;
        _min = Bound(node, vocabulary, "minContains") ?? 1;
        _max = Bound(node, vocabulary, "maxContains") ?? int.MaxValue;
        _covers = vocabulary.Dialect.Version >= DialectVersion.Draft202012;
    }

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Array)
            return;
        var count = 0;
        foreach (var item in check.Value.Children)
        {
            if (!check.Ask(_edge, item).IsValid)
                continue;
            count++;
            if (_covers)
                check.Cover(item.Index);
        }

        if (count < _min)
            check.Refuse(_min == 1 ? "contains" : "minContains", $"at least {_min} of the items must match 'contains', and {count} do");
        if (count > _max)
            check.Refuse("maxContains", $"at most {_max} of the items may match 'contains', and {count} do");
    }

    private static int? Bound(SchemaNode node, SchemaVocabulary vocabulary, string keyword) =>
        vocabulary.Has(keyword) && node.Json.TryGetProperty(keyword, out var json) ? new KeywordValue(keyword, json).Number?.ToCount() : null;
}
