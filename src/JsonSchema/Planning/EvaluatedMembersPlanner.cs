using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>What a schema evaluates of an object.</summary>
internal sealed class EvaluatedMembersPlanner(Planner planner, StringPlanner strings, SchemaNode owner) : EvaluatedPlanner<EvaluatedMembers>(planner, owner)
{
    /// <summary>The rule of a schema's <c>unevaluatedProperties</c>; null where none covers it.</summary>
    public static ObjectRuleDraft? RuleOf(SchemaNode owner, SchemaNode rest, Planner planner, StringPlanner strings)
    {
        var evaluated = new EvaluatedMembersPlanner(planner, strings, owner);
        return evaluated.Make() is { } found
            ? new ObjectRuleDraft.OfGroup(new UnevaluatedMembersGroup(found, evaluated.Parts, planner.PlanOf([rest])), [])
            : null;
    }

    protected override EvaluatedMembers? OwnOf(SchemaNode node)
    {
        if (node.EdgesOf("additionalProperties").Any() || (node != Owner && node.EdgesOf("unevaluatedProperties").Any()))
            return new EvaluatedMembers { All = true };
        var names = node.EdgesOf("properties").Select(edge => edge.Name!).ToList();
        var patterns = node.EdgesOf("patternProperties").Select(edge => strings.TestOf(edge.Name!)).ToArray();
        if (names.Count == 0 && patterns.Length == 0)
            return null;

        // Names that no table tells apart are compared one by one.
        var table = NameTable.Create(names);
        StringTest[] others = table is null ? [StringPlanner.OneOf(names)] : [];
        return new EvaluatedMembers { Names = table, Patterns = [.. others, .. patterns] };
    }

    protected override Plan? ConditionOf(SchemaEdge dependent) =>
        dependent.Keyword == "propertyDependencies" ? Planner.ConditionOf(dependent) : ObjectPlanner.HavingPlanOf(dependent.Name!);
}
