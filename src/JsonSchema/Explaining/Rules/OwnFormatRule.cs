using System.Text;

namespace SchemaPacks.JsonSchema.Explaining.Rules;

/// <summary><c>format</c> with a check of the caller's own, where it asserts.</summary>
internal sealed class OwnFormatRule(string format, FormatCheck holds) : Rule
{
    /// <summary>What one call costs of <see cref="SchemaOptions.MaxSteps"/>, beside reading the string: an estimate, since nobody knows what it does.</summary>
    public const int Steps = 64;

    public override void Apply(NodeCheck check)
    {
        if (check.Value.Kind != InstanceKind.String)
            return;
        check.Run.Spend(Steps + (check.Value.Text.Length / 64));
        if (!Holds(check.Value.Text))
            check.Refuse("format", $"the string is no {format}");
    }

    // Foreign code: it may throw anything. To call the string right or wrong would accept some event, since a schema may stand below 'not'.
    private bool Holds(string text)
    {
        try
        {
            return holds(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new FormatFailedException($"the check of format '{format}' failed");
        }
    }
}
