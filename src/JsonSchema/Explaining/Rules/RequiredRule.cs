namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>required</c>: one finding for each missing name.</summary>
internal sealed class RequiredRule(IReadOnlyList<string> names) : Rule
{
    /// <summary>Names looked up for one step of the budget.</summary>
    public const int NamesPerStep = 16;

    public static RequiredRule Of(KeywordValue value) => new(value.Texts);

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.Object)
            return;
        check.Run.Spend(names.Count / NamesPerStep);
        foreach (var name in names)
            if (check.Value.Find(name) is null)
                check.Refuse("required", $"required property '{name}' is missing");
    }
}
