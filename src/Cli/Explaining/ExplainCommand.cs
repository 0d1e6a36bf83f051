using System.CommandLine;
using System.Reflection;
using System.Text;

namespace SchemaPacks.Cli.Explaining;

/// <summary><c>schemapacks explain SP3012</c>: what a code means, why it matters, and how to mend it.</summary>
internal static class ExplainCommand
{
    public static Command Create(Screen screen)
    {
        var code = new Argument<string>("code") { Description = "A code, such as SP3012, or its reason, such as pattern-needs-backtracking." };
        var command = new Command("explain", "Prints the page about a code: what happened, why it matters, how to fix it.") { code };
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(code);
            DiagnosticDescriptor kind = Diagnostics.All.FirstOrDefault(known => name.Equals(known.Code, StringComparison.OrdinalIgnoreCase) || name.Equals(known.Reason, StringComparison.OrdinalIgnoreCase))
                ?? throw new CommandFailure(ExitCode.Usage, $"no finding has the code or reason '{name}'; codes begin with SP and have four digits");
            using Stream page = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{kind.Code}.md")!;
            screen.Output.Write(new StreamReader(page, Encoding.UTF8).ReadToEnd());
            return ExitCode.Clean;
        });
        return command;
    }
}
