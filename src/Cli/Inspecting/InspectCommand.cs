using System.CommandLine;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Inspecting;

/// <summary><c>schemapacks inspect acme.dll</c>: what is in it, and would it run code?</summary>
internal static class InspectCommand
{
    public static Command Create(Screen screen)
    {
        var pack = new Argument<string>("pack") { Description = "A pack: an assembly (.dll), a NuGet package (.nupkg), or a folder of schema files." };
        Option<OutputFormat> format = FormatOption.Create();
        var command = new Command("inspect", "Shows what a pack brings: its attribute, schemas and hashes, and whether it has code. Runs nothing of it, and unpacks nothing.") { pack, format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(pack), parsed.GetValue(format), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, OutputFormat format, Screen screen, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file or folder '{path}'");
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [PackSource.Pack(path)] });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: cancellationToken);
        screen.WriteErrors(snapshot.Findings);
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => InspectJson.Write(writer, snapshot));
        else if (snapshot.Packs.Count == 0)
            screen.Summarize($"'{Screen.Plain(Path.GetFileName(path))}' is no pack that can be used.", isGood: false);
        else
            InspectText.Write(screen, snapshot);
        return snapshot.Packs.Count == 0 || snapshot.Findings.Any(finding => finding.Severity == DiagnosticSeverity.Error) ? ExitCode.Findings : ExitCode.Clean;
    }
}
