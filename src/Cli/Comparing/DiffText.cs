using System.Text;
using SchemaPacks.Compatibility;

namespace SchemaPacks.Cli.Comparing;

/// <summary>A comparison for people.</summary>
internal static class DiffText
{
    public static void Write(Screen screen, SchemaComparison comparison)
    {
        Write(screen, "backward", "the new schema takes what the old one took", comparison.Backward, "taken by the old schema and not by the new one");
        Write(screen, "forward", "the old schema takes what the new one takes", comparison.Forward, "taken by the new schema and not by the old one");
        screen.Summarize(comparison.Bump switch
        {
            VersionBump.Patch => "The same values are taken, and nothing new is declared: a patch.",
            VersionBump.Minor => "What was taken is still taken, and more is taken or declared: a minor version.",
            _ => comparison.Backward.Verdict == CompatibilityVerdict.Breaking ? "Something that was taken is not taken any more: a major version." : "Whether all that was taken is still taken could not be proved: a major version, to be safe.",
        }, isGood: comparison.Bump != VersionBump.Major);
    }

    private static void Write(Screen screen, string direction, string claim, DirectionResult result, string witness)
    {
        screen.Output.WriteLine($"{direction}: {result.Verdict switch { CompatibilityVerdict.Compatible => $"compatible: {claim}", CompatibilityVerdict.Breaking => "breaking", _ => "undecided" }}");
        if (result.Witness is { } utf8)
            screen.Output.WriteLine($"  {Screen.Plain(Encoding.UTF8.GetString(utf8.Span))} is {witness}");
        foreach (CompatibilityFinding finding in result.Findings)
            screen.Output.WriteLine($"  {finding.Code}: {Screen.Plain(finding.Message)} (old '{Screen.Plain(finding.OldPointer)}', new '{Screen.Plain(finding.NewPointer)}')");
    }
}
