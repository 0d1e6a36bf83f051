using System.CommandLine;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Writing;
using SchemaPacks.JsonSchema;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Comparing;

/// <summary><c>schemapacks diff old.yaml new.yaml</c>: does the new schema take what the old one took, and the other way round? Of packs, all schemas are compared.</summary>
internal static class DiffCommand
{
    public static Command Create(Screen screen)
    {
        var old = new Argument<string>("old") { Description = "The schema as it was: a pack's schema file, or any JSON Schema (.yaml, .yml, .json). Or a pack (.dll, .nupkg), or a folder of schemas or packs." };
        var @new = new Argument<string>("new") { Description = "The schema, or the pack, as it is now." };
        var schema = new Option<string[]>("--schema")
        {
            Description = "The schema of a pack to compare: an id, whose latest version counts, or an id and version. Given twice: that of the old pack, then that of the new.", HelpName = "ID[@VERSION]",
        };
        var level = new Option<ComparisonLevel>("--level") { Description = "Whether all values count (schema, the default), or only what an event log stores (door): it drops properties that nothing declares.", HelpName = "schema|door" };
        Option<OutputFormat> format = FormatOption.Create();
        level.AcceptOnlyFromAmong(StringComparer.Ordinal, "schema", "door");
        var command = new Command("diff", "Compares two schemas, or all schemas of two packs. What breaks is shown by an event that the one takes and the other refuses; what could not be decided is said to be so.") { old, @new, schema, level, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(old), parsed.GetRequiredValue(@new), parsed.GetValue(schema) ?? [], parsed.GetValue(level), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string old, string @new, string[] wanted, ComparisonLevel level, OutputFormat format, Screen screen, CancellationToken cancellationToken)
    {
        RegistrySnapshot? oldPacks = await PacksAsync(old, screen, cancellationToken), newPacks = await PacksAsync(@new, screen, cancellationToken);
        if (wanted.Length > 2 || wanted.Length > 0 && oldPacks is null && newPacks is null)
            throw new CommandFailure(ExitCode.Usage, "--schema says which schema of a pack is compared, and may be given for each of the two");
        if (wanted.Length == 0 && oldPacks is not null && newPacks is not null)
            return Write(PackComparison.Of(oldPacks, newPacks, level), format, screen);

        JsonSchemaValidator oldSchema = SchemaOf(old, oldPacks, wanted.FirstOrDefault(), screen), newSchema = SchemaOf(@new, newPacks, wanted.LastOrDefault(), screen);
        SchemaComparison comparison = SchemaComparer.Compare(oldSchema, newSchema, level);
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => ComparisonJson.Write(writer, comparison));
        else
            DiffText.Write(screen, comparison);
        return comparison is { Backward.Verdict: CompatibilityVerdict.Compatible, Forward.Verdict: CompatibilityVerdict.Compatible } ? ExitCode.Clean : ExitCode.Findings;
    }

    private static int Write(PackComparison comparison, OutputFormat format, Screen screen)
    {
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => PackDiffJson.Write(writer, comparison));
        else
            PackDiffText.Write(screen, comparison);
        return comparison.IsCompatible ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <returns>Null for a schema file.</returns>
    private static async Task<RegistrySnapshot?> PacksAsync(string path, Screen screen, CancellationToken cancellationToken) =>
        ComparedPack.Is(path) ? await NamedPacks.LoadAsync([path], screen, cancellationToken) : null;

    private static JsonSchemaValidator SchemaOf(string path, RegistrySnapshot? packs, string? wanted, Screen screen) =>
        packs is null ? ComparedSchema.Read(path, screen) : ComparedPack.Pick(packs, wanted);
}
