using System.CommandLine;

namespace SchemaPacks.Cli.Inspecting;

/// <summary><c>schemapacks inspect acme.dll</c>: what is in it, and would it run code?</summary>
internal static class InspectCommand
{
    public static Command Create(Screen screen)
    {
        var pack = new Argument<string>("pack") { Description = "A pack: an assembly (.dll), a NuGet package (.nupkg), or a folder of schema files." };
        Option<OutputFormat> format = FormatOption.Create();
        var command = new Command("inspect", "Shows what a pack brings: its attribute, schemas and hashes, whether it has code, and who signed it. Runs nothing of it, and unpacks nothing.") { pack, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(pack), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, OutputFormat format, Screen screen, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file or folder '{path}'");
        Inspection inspection = await Inspection.OfAsync(path, cancellationToken);
        int packs = inspection.Snapshot.Packs.Count;
        screen.WriteErrors(inspection.Findings);
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => InspectJson.Write(writer, inspection));
        else if (packs == 0)
            screen.Summarize($"'{Screen.Plain(Path.GetFileName(path))}' is no pack that can be used.", isGood: false);
        else
            InspectText.Write(screen, inspection);
        return packs == 0 || inspection.Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? ExitCode.Findings : ExitCode.Clean;
    }
}
