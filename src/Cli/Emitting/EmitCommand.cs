using System.CommandLine;
using System.Globalization;
using SchemaPacks.Cli.Inspecting;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Emitting;

/// <summary><c>schemapacks emit packs/Acme.dll --schema acme.page-view</c>: what do events of this schema look like, and what is refused?</summary>
internal static class EmitCommand
{
    private const int MaxCount = 1_000_000;

    public static Command Create(Screen screen)
    {
        var pack = new Argument<string>("pack") { Description = "A pack: an assembly (.dll), a NuGet package (.nupkg), or a folder of schema files." };
        var schema = new Option<string?>("--schema") { Description = "Only this schema: its id, or its id and version as in 'acme.page-view@2'. Left out: each schema of the pack.", HelpName = "ID[@VERSION]" };
        var extent = new Option<SampleExtent>("--extent") { Description = "What events say: everything that is declared (the default), only what is required, or varied.", HelpName = "everything|required|varied" };
        var count = new Option<int>("--count") { Description = "How many events of each schema. Other than the first, they are varied.", DefaultValueFactory = _ => 1, HelpName = "NUMBER" };
        var seed = new Option<int>("--seed") { Description = "Another number, other events. The same number gives the same events.", HelpName = "NUMBER" };
        var refused = new Option<bool>("--refused") { Description = "Events that are refused instead, each for one reason, which the error stream says." };
        var bare = new Option<bool>("--bare") { Description = "The events alone, without the envelope that names the schema." };
        Option<OutputFormat> format = FormatOption.Create();
        extent.AcceptOnlyFromAmong(StringComparer.Ordinal, "everything", "required", "varied");
        count.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number) && number is < 1 or > MaxCount) // what is no number has its own message
                result.AddError($"--count is a number from 1 to {MaxCount}");
        });
        var command = new Command("emit", "Makes example events of a pack's schemas, or events that they refuse. One event to a line, as a host takes them with the type application/x-ndjson.")
        {
            pack, schema, extent, count, seed, refused, bare, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<CompiledSchema> schemas = await FindAsync(parsed.GetRequiredValue(pack), parsed.GetValue(schema), screen, cancellationToken);
            var samples = new PackSamples(schemas, parsed.GetValue(seed));
            IEnumerable<EmittedEvent> events = parsed.GetValue(refused) ? samples.Refused() : samples.Accepted(parsed.GetValue(extent), parsed.GetValue(count));
            return parsed.GetValue(format) == OutputFormat.Json
                ? EmitOutput.WriteJson(events, screen)
                : EmitOutput.WriteLines(events, parsed.GetValue(bare), screen, cancellationToken);
        });
        return command;
    }

    private static async Task<IReadOnlyList<CompiledSchema>> FindAsync(string path, string? wanted, Screen screen, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file or folder '{path}'");
        Inspection inspection = await Inspection.OfAsync(path, cancellationToken);
        screen.WriteErrors(inspection.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        CompiledSchema[] all = [.. inspection.Snapshot.Schemas.OfType<CompiledSchema>().OrderBy(schema => schema.Key)];
        CompiledSchema[] found = [.. all.Where(schema => wanted is null || schema.Key.Id == wanted || schema.Key.ToString() == wanted)];
        if (found.Length > 0)
            return found;
        throw new CommandFailure(ExitCode.Usage, all.Length == 0 ? $"'{path}' has no schema that can be used"
            : $"'{path}' has no schema '{wanted}'; it has {string.Join(", ", all.Select(schema => $"'{schema.Key}'"))}");
    }
}
