using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("verify")]
    [InlineData("verify", ".", "--format", "xml")]
    [InlineData("verify", ".", "--unknown")]
    [InlineData("verify", "no-such-folder")]
    [InlineData("list", "no-such-folder")]
    [InlineData("inspect", "no-such-file.dll")]
    [InlineData("search", "--take", "0")]
    [InlineData("lint", "no-such-folder")]
    [InlineData("lint", ".", "--format", "xml")]
    [InlineData("lint", ".", "--fail-level", "hint")]
    [InlineData("explain", "SP0000")]
    [InlineData("add", "Acme.Web", "--folder", "no-such-folder")]
    public async Task A_wrong_command_line_is_2_and_said_on_the_error_stream(params string[] arguments)
    {
        Ran ran = await Ran.InsideAsync(arguments);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().StartWith("schemapacks: ");
        ran.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("there is no command or option 'nonsense'", "nonsense")]
    [InlineData("there is no command or option '--nonsense'", "--nonsense")]
    [InlineData("there is no command or option 'lnt'; did you mean 'lint'?", "lnt")]
    [InlineData("say which command")]
    [InlineData("Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish' 'pwsh'", "completion", "tcsh")]
    public async Task A_word_that_there_is_not_is_said_on_one_line(string sentence, params string[] arguments) =>
        (await Ran.InsideAsync(arguments)).Error.ReplaceLineEndings("\n").Should().Be($"schemapacks: {sentence}\nschemapacks: '--help' says what can be asked\n");

    [Fact]
    public async Task Nothing_asked_is_2_and_every_command_explains_itself()
    {
        (await Ran.InsideAsync()).ExitCode.Should().Be(2);
        Ran help = await Ran.InsideAsync("--help");
        help.ExitCode.Should().Be(0);
        help.Output.Should().Contain("verify").And.Contain("replay");
        foreach (string command in new[] { "lint", "search", "add", "remove", "update", "outdated", "restore", "list", "inspect", "verify", "replay" })
        {
            help.Output.Should().Contain($"\n  {command}");
            Ran own = await Ran.InsideAsync(command, "--help");
            own.ExitCode.Should().Be(0);
            own.Output.Should().Contain($" {command} ").And.Contain("--format");
        }
    }

    [Fact]
    public async Task The_executable_says_its_version()
    {
        Ran ran = await Ran.OutsideAsync("--version");
        ran.ExitCode.Should().Be(0);
        ran.Output.Trim().Should().Be(typeof(Diagnostic).Assembly.GetName().Version!.ToString(3));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(true, "NO_COLOR=1", false)]
    [InlineData(true, "NO_COLOR=", true)]
    [InlineData(true, "TERM=dumb", false)]
    [InlineData(false, "FORCE_COLOR=1", true)]
    [InlineData(true, "FORCE_COLOR=0", false)]
    [InlineData(false, "FORCE_COLOR=1 NO_COLOR=1", false)]
    [InlineData(false, "FORCE_COLOR=1 TERM=dumb", true)]
    public async Task Output_is_coloured_where_its_reader_wishes(bool isTerminal, string? variables, bool isColoured)
    {
        Dictionary<string, string> environment = (variables ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1]);
        string folder = Directory.CreateTempSubdirectory("schemapacks-colours-").FullName;
        try
        {
            (await Ran.InsideAsync(environment, isTerminal, "replay", folder)).Output.Contains('\e', StringComparison.Ordinal).Should().Be(isColoured);
            (await Ran.InsideAsync(environment, isTerminal, "replay", folder, "--no-color")).Output.Should().NotContain("\e");
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    [Fact]
    public void The_tool_names_every_library_of_others_that_it_brings()
    {
        string folder = Path.GetDirectoryName(Built.Command)!;
        string notices = File.ReadAllText(Path.Combine(Built.SourceFolder, "THIRD-PARTY-NOTICES.txt"));
        string[] libraries = [.. Directory.GetFiles(folder, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "schemapacks" && !name.StartsWith("SchemaPacks.", StringComparison.Ordinal))];
        libraries.Should().Contain("Spectre.Console");
        libraries.Where(name => !notices.Contains(name, StringComparison.Ordinal) && !(name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && notices.Contains("Microsoft.Extensions.*", StringComparison.Ordinal)))
            .Should().BeEmpty();
    }
}
