using System.CommandLine;

namespace SchemaPacks.Cli.Creating;

/// <summary><c>schemapacks new Acme.Events</c>: a pack to begin with, without any template being installed.</summary>
internal static class NewCommand
{
    public static Command Create(Screen screen)
    {
        var name = new Argument<string>("name") { Description = "The project's name, such as Acme.Events: the name of its package, too." };
        var template = new Option<string>("--template") { Description = "What to make: a pack (the default), a pack with a handler, or a host.", HelpName = string.Join('|', ProjectTemplate.Names) };
        template.AcceptOnlyFromAmong(StringComparer.Ordinal, [.. ProjectTemplate.Names]);
        var output = new Option<string>("--output", "-o") { Description = "The folder to make it in. Default: one of the project's name." };
        var command = new Command("new", "Makes a project with schemas, examples and tests: the same as the templates of dotnet new.") { name, template, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(name), parsed.GetValue(template) ?? ProjectTemplate.Names[0], parsed.GetValue(output), screen, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string name, string template, string? output, Screen screen, CancellationToken cancellationToken)
    {
        if (!ProjectTemplate.IsName(name))
            throw new CommandFailure(ExitCode.Usage, $"'{name}' can be no project's name; write letters, digits, '_' and '-', in parts with dots between, such as Acme.Events");
        string folder = output ?? name;
        if (File.Exists(folder) || Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CommandFailure(ExitCode.Usage, $"'{folder}' exists and is not empty; name another folder with --output");
        int count = 0;
        foreach ((string path, byte[] bytes) in new ProjectTemplate(template).FilesFor(name))
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, cancellationToken);
            screen.Output.WriteLine($"+ {Screen.Plain(file.Replace('\\', '/'))}");
            count++;
        }

        screen.Summarize($"{Amount.Of(count, "file")} made. Next: cd {Screen.Plain(folder)} && dotnet test", isGood: true);
        return ExitCode.Clean;
    }
}
