using System.CommandLine;
using SchemaPacks.Cli.Reporting;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Validating;

/// <summary><c>schemapacks validate events.jsonl --pack Acme.Events.dll</c>: which events would a host refuse, and why?</summary>
internal static class ValidateCommand
{
    public static Command Create(Screen screen)
    {
        var events = new Argument<string>("events") { Description = "A file of events, JSON lines or JSON, or '-' for standard input. Envelopes, records of an event log, or with --schema the events alone." };
        var packs = new Option<string[]>("--pack") { Description = "A pack, a schema file, a folder of such files, or a folder of packs. May be given several times.", HelpName = "PATH" };
        var host = new Option<string>("--host") { Description = "A running host, whose schemas judge.", HelpName = "URL" };
        Option<string> token = HostToken.CreateOption();
        var schema = new Option<string>("--schema") { Description = "What all events are, which then are no envelopes: an id, or an id and version as in 'acme.page-view@2'.", HelpName = "ID[@VERSION]" };
        var most = new Option<int>("--max-findings") { Description = "How many findings are shown; all are counted.", DefaultValueFactory = _ => 100, HelpName = "NUMBER" };
        var values = new Option<bool>("--show-values") { Description = "Show the value that a finding is about. Otherwise no value of an event is shown." };
        var noProgress = new Option<bool>("--no-progress") { Description = "Do not say how far it is." };
        Option<ReportFormat> format = ReportFormatOption.Create();
        var command = new Command("validate", "Judges events by schemas, as a host does, and says which it would refuse. Files of any length.") { events, packs, host, token, schema, most, values, noProgress, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RegistrySnapshot registry = await RegistryAsync(parsed.GetValue(packs) ?? [], parsed.GetValue(host), parsed.GetValue(token), screen, cancellationToken);
            var judge = new EventJudge(registry, GivenSchema.Find(parsed.GetValue(schema), registry));
            string path = parsed.GetRequiredValue(events);
            if (path != "-" && !File.Exists(path))
                throw new CommandFailure(ExitCode.Usage, $"there is no file '{path}'");
#pragma warning disable RS0030 // the executable's own stream
            await using Stream stream = path == "-" ? Console.OpenStandardInput() : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
#pragma warning restore RS0030
            var output = new ValidationOutput(screen, path == "-" ? "standard input" : path, parsed.GetValue(format), parsed.GetValue(most), parsed.GetValue(values));
            var progress = new ReadProgress(screen, path == "-" ? null : stream.Length, !parsed.GetValue(noProgress), TimeProvider.System);
            try
            {
                await foreach (EventInFile text in EventInFile.ReadAsync(stream, progress.Advance, cancellationToken))
                {
                    IReadOnlyList<Diagnostic> findings = judge.Judge(text.Utf8);
                    if (findings.Count > 0)
                        progress.Clear();
                    output.Add(text, findings);
                }
            }
            finally
            {
                progress.Clear();
            }

            return output.End();
        });
        return command;
    }

    private static async Task<RegistrySnapshot> RegistryAsync(string[] packs, string? host, string? tokenFile, Screen screen, CancellationToken cancellationToken)
    {
        if (packs.Length == 0 == host is null)
            throw new CommandFailure(ExitCode.Usage, "say which schemas judge: one or more --pack, or a --host");
        if (host is null)
            return await NamedPacks.LoadAsync(packs, screen, cancellationToken);
        return await HostRegistry.LoadAsync(HostAddress.Parse(host), HostToken.Read(tokenFile, screen), cancellationToken);
    }
}
