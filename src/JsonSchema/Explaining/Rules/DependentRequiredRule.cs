using System.Text.Json;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>dependentRequired</c>: where a property is present, others are required.</summary>
internal sealed class DependentRequiredRule(string keyword, IReadOnlyList<(string Name, IReadOnlyList<string> Required)> rows) : Rule
{
    public static DependentRequiredRule Of(KeywordValue value) => new(
        value.Keyword,
        value.Json.ValueKind == JsonValueKind.Object
            ? value.Json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member => (member.Name, KeywordValue.TextsOf(member.Value))).ToList()
            : []);

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        check.Run.Spend(rows.Count / RequiredRule.NamesPerStep);
        foreach (var (name, required) in rows)
        {
            if (check.Value.Find(name) is null)
                continue;
            check.Run.Spend(required.Count / RequiredRule.NamesPerStep);
            foreach (var missing in required)
                if (check.Value.Find(missing) is null)
                    check.Refuse(keyword, $"property '{missing}' is missing, which is required where '{name}' is present");
        }
    }
}
