using System.CommandLine;
using SchemaPacks.Configuration;

namespace SchemaPacks.Cli.Listing;

/// <summary><c>schemapacks list</c>: which packs and schemas would a host serve here?</summary>
internal static class ListCommand
{
    private const int HashLength = 19; // sha256: and twelve digits tell schemas apart; --format json has the whole hash

    public static Command Create(Screen screen)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The host's folder, whose settings say where its packs are, or a folder of packs. Left out: this one.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<OutputFormat> format = FormatOption.Create();
        var command = new Command("list", "Lists the packs of a folder and their schemas, as a host there would load them. Runs no code of them, and asks no feed.") { folder, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(RecordFolder.Resolve(parsed.GetValue(folder) ?? "."), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, OutputFormat format, Screen screen, CancellationToken cancellationToken)
    {
        FolderPacks packs;
        try
        {
            packs = await FolderPacks.ReadAsync(folder, cancellationToken);
        }
        catch (SchemaPacksConfigurationException exception)
        {
            screen.WriteErrors(exception.Findings);
            return ExitCode.Usage;
        }

        screen.WriteErrors(packs.Findings);
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => ListJson.Write(writer, packs.Packs));
        else
            WriteText(folder, packs, screen);
        return packs.Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static void WriteText(string folder, FolderPacks packs, Screen screen)
    {
        int errors = packs.Findings.Count(finding => finding.Severity == DiagnosticSeverity.Error);
        if (packs.Packs.Count > 0)
        {
            var table = new TextTable("Pack", "Version", "Source", "Schema", "Hash") { Wrapped = new HashSet<string> { "Source", "Schema" } };
            foreach (ListedPack pack in packs.Packs)
            {
                string source = pack.Source.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.GetRelativePath(folder, pack.Source) : pack.Source;
                if (pack.Schemas.Count == 0)
                    table.Add(pack.Id, pack.Version, source, "", "");
                foreach (EventSchema schema in pack.Schemas)
                    table.Add(pack.Id, pack.Version, source, schema.Key.ToString(), schema.ContentHash[..HashLength]);
            }

            table.Write(screen);
        }

        screen.Summarize(
            $"{(packs.Packs.Count == 0 ? "No pack" : Amount.Of(packs.Packs.Count, "pack"))}, {Amount.Of(packs.Packs.SelectMany(pack => pack.Schemas).DistinctBy(schema => schema.Key).LongCount(), "schema")}"
            + $"{(errors == 0 ? "" : $", {Amount.Of(errors, "error")}")}.", isGood: errors == 0);
    }
}
