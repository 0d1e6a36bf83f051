using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using SchemaPacks.Cli;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

/// <summary>docs/cli.md has all commands with their arguments and options. With the variable SCHEMAPACKS_WRITE_DOCS=1 this test writes them.</summary>
public sealed class CommandPageTests
{
    private const string Begin = "<!-- commands: written by CommandPageTests -->\n", End = "<!-- end of commands -->\n";

    [Fact]
    public void The_page_has_the_commands_that_there_are()
    {
        string path = Path.Combine(Built.SourceFolder, "..", "..", "docs", "cli.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = page.IndexOf(End, StringComparison.Ordinal);
        begin.Should().BeGreaterThan(Begin.Length);
        string expected = page[..begin] + Reference() + page[end..];
        if (Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_DOCS") == "1")
            File.WriteAllText(path, expected);
        else
            page.Should().Be(expected, "run this test with SCHEMAPACKS_WRITE_DOCS=1");
    }

    private static string Reference()
    {
        RootCommand root = CommandLine.CreateRoot(new Screen(TextWriter.Null, TextWriter.Null, isTerminal: false, _ => null));
        var text = new StringBuilder();
        foreach (Command command in root.Subcommands)
        {
            string arguments = string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" <{argument.Name}>"));
            text.Append($"### schemapacks {command.Name}{arguments}\n\n{Cell(command.Description)}\n\n| | meaning |\n|---|---|\n");
            foreach (Argument argument in command.Arguments)
                text.Append($"| `{argument.Name}` | {Cell(argument.Description)} |\n");
            foreach (Option option in command.Options.Where(option => option is not (HelpOption or VersionOption) && !option.Hidden))
                text.Append($"| {string.Join(", ", option.Aliases.Prepend(option.Name).Select(name => $"`{name}`"))}{(option.ValueType == typeof(bool) ? "" : $" `{Cell(option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant())}`")} | {Cell(option.Description)} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);
}
