using System.CommandLine;
using SchemaPacks.Compatibility;

namespace SchemaPacks.Cli.Comparing;

/// <summary><c>schemapacks diff old.yaml new.yaml</c>: does the new schema take what the old one took, and the other way round?</summary>
internal static class DiffCommand
{
    public static Command Create(Screen screen)
    {
        var old = new Argument<string>("old") { Description = "The schema as it was: a pack's schema file, or any JSON Schema (.yaml, .yml, .json)." };
        var @new = new Argument<string>("new") { Description = "The schema as it is now." };
        var level = new Option<ComparisonLevel>("--level") { Description = "Whether all values count (schema, the default), or only what an event log stores (door): it drops properties that nothing declares.", HelpName = "schema|door" };
        Option<OutputFormat> format = FormatOption.Create();
        level.AcceptOnlyFromAmong(StringComparer.Ordinal, "schema", "door");
        var command = new Command("diff", "Compares two schemas. What breaks is shown by an event that the one takes and the other refuses; what could not be decided is said to be so.") { old, @new, level, format };
        command.SetAction(parsed =>
        {
            SchemaComparison comparison = SchemaComparer.Compare(
                ComparedSchema.Read(parsed.GetRequiredValue(old), screen), ComparedSchema.Read(parsed.GetRequiredValue(@new), screen), parsed.GetValue(level));
            if (parsed.GetValue(format) == OutputFormat.Json)
                screen.WriteJson(writer => DiffJson.Write(writer, comparison));
            else
                DiffText.Write(screen, comparison);
            return comparison is { Backward.Verdict: CompatibilityVerdict.Compatible, Forward.Verdict: CompatibilityVerdict.Compatible } ? ExitCode.Clean : ExitCode.Findings;
        });
        return command;
    }
}
