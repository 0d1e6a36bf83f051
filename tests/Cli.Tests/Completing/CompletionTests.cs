using System.Diagnostics;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Completing;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -c schemapacks")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Every_shell_has_a_script(string shell, string says)
    {
        Ran ran = await Ran.InsideAsync("completion", shell);
        ran.ExitCode.Should().Be(0);
        ran.Output.Should().Contain(says).And.Contain("suggest:");
        (await Ran.InsideAsync("completion", "tcsh")).ExitCode.Should().Be(2);
    }

    [Theory]
    [InlineData("schemapacks val", "validate")]
    [InlineData("schemapacks validate events.jsonl --show", "--show-values")]
    [InlineData("schemapacks completion z", "zsh")]
    public async Task Bash_completes_with_the_real_command(string line, string expected)
    {
        if (!File.Exists("/bin/bash"))
            Assert.Skip("bash is missing");
        string words = string.Join(' ', line.Split(' ').Select(word => $"'{word}'"));
        string script = $$"""
            schemapacks() { dotnet '{{Built.Command}}' "$@"; }
            eval "$(schemapacks completion bash)"
            COMP_WORDS=({{words}}); COMP_CWORD={{line.Split(' ').Length - 1}}; COMP_LINE='{{line}}'; COMP_POINT={{line.Length}}
            _schemapacks_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        using Process bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "-c", script]) { RedirectStandardOutput = true })!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(expected);
    }
}
