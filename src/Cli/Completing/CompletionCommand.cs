using System.CommandLine;
using System.Reflection;

namespace SchemaPacks.Cli.Completing;

/// <summary><c>schemapacks completion bash</c>: a script that completes the command line, by asking this command what may follow.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(Screen screen)
    {
        var shell = new Argument<string>("shell") { Description = "The shell.", HelpName = string.Join('|', Shells) };
        shell.AcceptOnlyFromAmong(StringComparer.Ordinal, Shells);
        var command = new Command("completion", "Prints a script that lets a shell complete this command: eval \"$(schemapacks completion bash)\".") { shell };
        command.SetAction(parsed =>
        {
            using Stream script = Assembly.GetExecutingAssembly().GetManifestResourceStream($"completion.{parsed.GetRequiredValue(shell)}")!;
            screen.Output.Write(new StreamReader(script).ReadToEnd());
            return ExitCode.Clean;
        });
        return command;
    }
}
