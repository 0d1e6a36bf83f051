using System.Text;
using SchemaPacks.JsonSchema.Formats;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>format</c>, where it asserts.</summary>
internal sealed class FormatRule(string format, FormatCheck holds) : Rule
{
    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.String)
            return;
        check.Run.Spend(check.Value.Text.Length / 64);
        if (!holds(Encoding.UTF8.GetBytes(check.Value.Text)))
            check.Refuse("format", $"the string is no {format}");
    }
}
