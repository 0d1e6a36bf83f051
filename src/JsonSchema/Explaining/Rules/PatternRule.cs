using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>pattern</c>.</summary>
internal sealed class PatternRule(string text, EcmaPattern pattern) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.String)
            return;
        check.Run.Spend(pattern.Steps(check.Value.Text.Length));
        if (!pattern.IsMatch(check.Value.Text))
            check.Refuse("pattern", $"the string does not match the pattern '{text}'");
    }
}
