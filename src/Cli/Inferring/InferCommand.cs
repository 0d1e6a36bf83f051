using System.CommandLine;
using System.Text.Json;
using SchemaPacks.Cli.Validating;

namespace SchemaPacks.Cli.Inferring;

/// <summary><c>schemapacks infer events.jsonl --id acme.example/page-view</c>: a schema to begin with, from events that there are.</summary>
internal static class InferCommand
{
    private const int MostNames = 10;

    public static Command Create(Screen screen)
    {
        var events = new Argument<string>("events") { Description = "A file of events, JSON lines or JSON, or '-' for standard input. Envelopes, records of an event log, or the events alone." };
        var id = new Option<string>("--id") { Description = "The schema's id. Left out: the one that the events name.", HelpName = "ID" };
        var version = new Option<string>("--schema-version") { Description = "The schema's version. Left out: the one that the events name, else 1.", HelpName = "VERSION" };
        var only = new Option<string>("--schema") { Description = "Of events of several schemas, those of this one: an id, or an id and version where there are several.", HelpName = "ID[@VERSION]" };
        var output = new Option<string>("--output", "-o") { Description = "The file to write. Left out: standard output.", HelpName = "FILE" };
        var command = new Command("infer", "Drafts a schema from events: types, what is required, formats, few values, bounds. What nobody can know is marked TODO.") { events, id, version, only, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(events), parsed.GetValue(id), parsed.GetValue(version), parsed.GetValue(only), parsed.GetValue(output), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? id, string? version, string? only, string? output, Screen screen, CancellationToken cancellationToken)
    {
        if (path != "-" && !File.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file '{path}'");
        if (version is not null && !SchemaVersion.TryParse(version, out _))
            throw new CommandFailure(ExitCode.Usage, $"'{version}' is no version; write numbers with dots or dashes between, such as 1 or 1.2.0");
#pragma warning disable RS0030 // the executable's own stream
        await using Stream stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
#pragma warning restore RS0030
        var seen = new SortedDictionary<string, (SchemaKey? Key, SeenValue Value)>(StringComparer.Ordinal); // by key; bare events by no name
        long passed = 0;
        await foreach (EventInFile text in EventInFile.ReadAsync(stream, _ => { }, cancellationToken))
        {
            NamedEvent found = NamedEvent.Of(text.Utf8, given: null);
            string name = found.Key?.ToString() ?? "";
            SeenValue value = seen.TryGetValue(name, out (SchemaKey? Key, SeenValue Value) known) ? known.Value : new SeenValue();
            if (only is not null && found.Key?.Id != only && name != only || !TryAdd(value, found.Data))
                passed++;
            else
                seen[name] = (found.Key, value);
        }

        (SchemaKey? named, SeenValue all) = TheOnly(seen);
        string draft = SchemaDraft.Of(
            id ?? named?.Id ?? throw new CommandFailure(ExitCode.Usage, "the events name no schema; give its id with --id, such as acme.example/page-view"),
            version is not null ? SchemaVersion.Parse(version) : named?.Version ?? new SchemaVersion(1), all);
        if (output is null)
            screen.Output.Write(draft);
        else
            await File.WriteAllTextAsync(output, draft, cancellationToken);
        await screen.Error.WriteLineAsync($"Drafted from {Amount.Of(all.Objects, "event")}{(passed > 0 ? $"; {Amount.Of(passed)} passed over" : "")}. Look for TODO.");
        return ExitCode.Clean;
    }

    private static (SchemaKey? Key, SeenValue Value) TheOnly(SortedDictionary<string, (SchemaKey? Key, SeenValue Value)> seen)
    {
        if (seen.Count <= 1)
            return seen.Count == 1 ? seen.Values.Single() : throw new CommandFailure(ExitCode.Usage, "there is no event to draft a schema from");
        IEnumerable<string> names = seen.Take(MostNames).Select(found => $"{Amount.Of(found.Value.Value.Objects)} of {(found.Value.Key is { } key ? $"'{key}'" : "none that is named")}");
        throw new CommandFailure(
            ExitCode.Usage, $"the events are of more than one schema: {string.Join(", ", names)}{(seen.Count > MostNames ? ", …" : "")}; say with --schema ID@VERSION which to look at");
    }

    private static bool TryAdd(SeenValue seen, ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return false;
            seen.Add(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
