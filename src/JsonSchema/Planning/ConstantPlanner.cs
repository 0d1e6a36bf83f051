using System.Text.Json;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.JsonSchema.Planning;

/// <summary>Plans for constants that are arrays or objects: each is judged like a schema that allows nothing else.</summary>
internal static class ConstantPlanner
{
    /// <summary>A plan for each of the values; null where one of them cannot be planned.</summary>
    public static Plan[]? PlansOf(AllowedValues values)
    {
        var plans = values.Values.Select(PlanOf).ToList();
        return plans.Any(plan => plan is null) ? null : [.. plans.OfType<Plan>()];
    }

    private static Plan? PlanOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => ArrayOf([.. value.EnumerateArray().Select(PlanOf)]),
        JsonValueKind.Object => ObjectOf([.. value.EnumerateObject().Select(member => (member.Name, PlanOf(member.Value)))]),
        JsonValueKind.String => StringPlanner.ValuesOf([value.GetString()!]).Create(NeverPlan.Instance),
        JsonValueKind.Number => NumberPlanner.TryRead(value, out var number) ? new NumberPlan(new NumberBounds { Values = [number.Normalised()] }, NeverPlan.Instance) : null,
        _ => new LiteralPlan(value.ValueKind == JsonValueKind.Null, value.ValueKind == JsonValueKind.True, value.ValueKind == JsonValueKind.False, NeverPlan.Instance),
    };

    private static ArrayPlan? ArrayOf(Plan?[] items) => Array.IndexOf(items, null) >= 0
        ? null
        : new ArrayPlan { Prefix = items!, Items = NeverPlan.Instance, MinItems = items.Length, MaxItems = items.Length, Next = NeverPlan.Instance };

    private static Plan? ObjectOf(List<(string Name, Plan? Value)> members)
    {
        var names = members.ConvertAll(member => member.Name);
        return members.Exists(member => member.Value is null) ? null : ObjectPlanner.ClosedPlanOf(names, [.. members.Select(member => member.Value!)]);
    }
}
