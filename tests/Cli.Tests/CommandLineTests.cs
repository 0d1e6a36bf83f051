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
    public async Task A_wrong_command_line_is_2_and_said_on_the_error_stream(params string[] arguments)
    {
        Ran ran = await Ran.InsideAsync(arguments);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().StartWith("schemapacks: ");
        ran.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_asked_is_2_and_every_command_explains_itself()
    {
        (await Ran.InsideAsync()).ExitCode.Should().Be(2);
        Ran help = await Ran.InsideAsync("--help");
        help.ExitCode.Should().Be(0);
        help.Output.Should().Contain("verify").And.Contain("replay");
        foreach (string command in new[] { "verify", "replay" })
        {
            Ran own = await Ran.InsideAsync(command, "--help");
            own.ExitCode.Should().Be(0);
            own.Output.Should().Contain("<folder>").And.Contain("--format");
        }
    }

    [Fact]
    public async Task The_executable_says_its_version()
    {
        Ran ran = await Ran.OutsideAsync("--version");
        ran.ExitCode.Should().Be(0);
        ran.Output.Trim().Should().Be(typeof(Diagnostic).Assembly.GetName().Version!.ToString(3));
    }
}
