using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Completing;

/// <summary>The scripts, each in its own shell: what a Tab offers. A shell that is not installed skips its tests by name.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-completion-");

    public static TheoryData<string, string, string[]> Lines { get; } = Every(
        ("schemapacks val", ["validate"]),
        ("schemapacks validate events.jsonl --show", ["--show-values"]),
        ("schemapacks completion z", ["zsh"]),
        ("schemapacks lint --format ", ["concise", "github", "json", "sarif", "text"]),
        ("schemapacks lint events", ["events.jsonl"]),
        ("cd /; schemapacks completion b", ["bash"]));

    public CompletionTests()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "events.jsonl"), "");
        string command = Path.Combine(_folder.FullName, "bin", "schemapacks");
        Directory.CreateDirectory(Path.GetDirectoryName(command)!);
        File.WriteAllText(command, $"#!/bin/sh\nexec dotnet '{Built.Command}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_tab_offers_what_may_follow(string shell, string line, string[] expected) =>
        (await new CompletingShell(shell, _folder.FullName).OfferAsync(line)).Should().BeEquivalentTo(expected);

    [Fact]
    public async Task A_shell_without_a_script_is_2() => (await Ran.InsideAsync("completion", "tcsh")).ExitCode.Should().Be(2);

    public void Dispose() => _folder.Delete(recursive: true);

    private static TheoryData<string, string, string[]> Every(params (string Line, string[] Expected)[] lines)
    {
        var all = new TheoryData<string, string, string[]>();
        foreach (string shell in new[] { "bash", "zsh", "fish", "pwsh" })
            foreach ((string line, string[] expected) in shell == "bash" ? lines.Where(IsOfTheCommandAlone) : lines)
                all.Add(shell, line, expected);
        return all;
    }

    // bash takes a line apart, and falls back to names of files, by itself.
    private static bool IsOfTheCommandAlone((string Line, string[] Expected) line) => !line.Line.Contains(';', StringComparison.Ordinal) && !line.Line.Contains("lint events", StringComparison.Ordinal);
}
