using System.CommandLine;
using System.Globalization;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Emitting;

/// <summary><c>schemapacks emit packs/Acme.dll --schema acme.page-view</c>: what do events of this schema look like, and what is refused?</summary>
internal static class EmitCommand
{
    private const int MaxCount = 1_000_000;

    public static Command Create(Screen screen)
    {
        var packs = new Argument<string[]>("packs") { Description = "Packs (.dll, .nupkg), schema files, folders of such files, or folders of packs.", Arity = ArgumentArity.OneOrMore };
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
        var command = new Command("emit", "Makes example events of packs' schemas, or events that they refuse. One event to a line, as a host takes them with the type application/x-ndjson.")
        {
            packs, schema, extent, count, seed, refused, bare, format,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            IReadOnlyList<CompiledSchema> schemas = await FindAsync(parsed.GetRequiredValue(packs), parsed.GetValue(schema), screen, cancellationToken);
            var samples = new PackSamples(schemas, parsed.GetValue(seed));
            IEnumerable<EmittedEvent> events = parsed.GetValue(refused) ? samples.Refused() : samples.Accepted(parsed.GetValue(extent), parsed.GetValue(count));
            return parsed.GetValue(format) == OutputFormat.Json
                ? EmitOutput.WriteJson(events, screen)
                : EmitOutput.WriteLines(events, parsed.GetValue(bare), screen, cancellationToken);
        });
        return command;
    }

    private static async Task<IReadOnlyList<CompiledSchema>> FindAsync(string[] paths, string? wanted, Screen screen, CancellationToken cancellationToken)
    {
        RegistrySnapshot registry = await NamedPacks.LoadAsync(paths, screen, cancellationToken);
        CompiledSchema[] all = [.. registry.Schemas.OfType<CompiledSchema>().OrderBy(schema => schema.Key)];
        CompiledSchema[] found = [.. all.Where(schema => wanted is null || schema.Key.Id == wanted || schema.Key.ToString() == wanted)];
        return found.Length > 0 ? found : throw new CommandFailure(ExitCode.Usage, $"there is no schema '{wanted}'; there is {string.Join(", ", all.Take(10).Select(schema => $"'{schema.Key}'"))}");
    }
}
