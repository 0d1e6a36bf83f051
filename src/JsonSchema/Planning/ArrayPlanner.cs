using System.Text.Json;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for arrays.</summary>
internal sealed class ArrayPlanner(Planner planner)
{
    public KindPlan PlanOf(Conjunction conjunction)
    {
        var edges = conjunction.Nodes.SelectMany(node => node.Edges)
            .Where(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.PrefixItem or SchemaEdgeKind.ItemsAfterPrefix)
            .ToList();
        var unevaluated = new List<(int From, SchemaNode Schema)>();
        var groups = new List<BranchGroup?>();
        foreach (var node in conjunction.Nodes)
        {
            if (node.TargetOf("unevaluatedItems") is not { } rest || rest.Boolean == true)
                continue;
            if (Coverage.Of(node, planner.Work) is not { } covered || covered.HasContains)
                groups.Add(EvaluatedItemsPlanner.GroupOf(node, rest, planner));
            else if (!covered.CoversAllItems)
                unevaluated.Add((covered.CoveredItems, rest));
        }

        if (groups.Contains(null))
            return KindPlan.Left;
        var length = edges.Where(edge => edge.Kind != SchemaEdgeKind.Items)
            .Select(edge => edge.Kind == SchemaEdgeKind.PrefixItem ? edge.Index!.Value + 1 : edge.Index!.Value)
            .Concat(unevaluated.Select(rest => rest.From))
            .DefaultIfEmpty(0)
            .Max();
        var prefix = Enumerable.Range(0, length).Select(index => PlanAt(index, edges, unevaluated)).ToArray();
        var items = PlanAt(length, edges, unevaluated);
        var contains = conjunction.Nodes.SelectMany(Contains).ToArray();
        var min = conjunction.Nodes.Select(node => node.CountOf("minItems", 0)).DefaultIfEmpty(0).Max();
        var max = conjunction.Nodes.Select(node => node.CountOf("maxItems", int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min();
        var unique = conjunction.Nodes.Any(node => node.TryGet("uniqueItems", out var value) && value.ValueKind == JsonValueKind.True);
        return new KindPlan(next => new ArrayPlan { Prefix = prefix, Items = items, Contains = contains, MinItems = min, MaxItems = max, UniqueItems = unique, Next = next })
        {
            Groups = [.. groups.OfType<BranchGroup>()],
        };
    }

    private Plan PlanAt(int index, List<SchemaEdge> edges, List<(int From, SchemaNode Schema)> unevaluated) => planner.PlanOf(
        edges.Where(edge => edge.CoversItem(index)).Select(edge => edge.Target)
            .Concat(unevaluated.Where(rest => index >= rest.From).Select(rest => rest.Schema)));

    private IEnumerable<ContainsRule> Contains(SchemaNode node) => node.EdgesOf("contains").Select(edge => new ContainsRule(
        planner.PlanOf([edge.Target]),
        node.CountOf("minContains", 1),
        node.CountOf("maxContains", int.MaxValue)));
}
