using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What a schema evaluates of an array.</summary>
internal sealed class EvaluatedItemsPlanner(Planner planner, SchemaNode owner) : EvaluatedPlanner<EvaluatedItems>(planner, owner)
{
    /// <summary>The rule of a schema's <c>unevaluatedItems</c>; null where none covers it.</summary>
    public static BranchGroup? GroupOf(SchemaNode owner, SchemaNode rest, Planner planner)
    {
        var evaluated = new EvaluatedItemsPlanner(planner, owner);
        return evaluated.Make() is { } found ? new UnevaluatedItemsGroup(found, evaluated.Parts, planner.PlanOf([rest])) : null;
    }

    protected override EvaluatedItems? OwnOf(SchemaNode node)
    {
        var coversAll = node.Edges.Any(edge => edge.Kind is SchemaEdgeKind.Items or SchemaEdgeKind.ItemsAfterPrefix || (edge.Kind == SchemaEdgeKind.UnevaluatedItems && node != Owner));
        if (coversAll)
            return new EvaluatedItems(int.MaxValue, []);
        var count = node.Edges.Count(edge => edge.Kind == SchemaEdgeKind.PrefixItem);
        Plan[] matching = node.Dialect.Version < DialectVersion.Draft202012 ? [] : [.. node.EdgesOf("contains").Select(edge => Planner.PlanOf([edge.Target]))];
        return count == 0 && matching.Length == 0 ? null : new EvaluatedItems(count, matching);
    }

    protected override Plan? ConditionOf(SchemaEdge dependent) => null;
}
