using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class PrintedCommandTests
{
    private const string Record =
        """{"__timestamp__":"2026-11-23T06:11:29.105262Z","__schema__":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","__schema_version__":1,"__metadata_version__":1,"action":"rename","path":"renamed.txt","source_path":"untitled.txt"}""";

    [Fact]
    public async Task The_printed_command_records_the_event_of_the_documentation()
    {
        Shell.Need("bash", "curl");
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);

        string answer = await Shell.RunAsync(host.Command);

        answer.Should().StartWith("HTTP/1.1 204 No Content");
        folder.Lines("events").Should().Equal(Record);
    }

    [Fact]
    public async Task Scripts_find_the_command_by_its_first_word_and_its_continuation_lines()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        string[] lines = host.Output.TrimEnd().Split('\n');
        int first = Array.FindIndex(lines, line => line.StartsWith("curl ", StringComparison.Ordinal));
        lines.Take(first).Should().NotContain(line => line.Contains("curl", StringComparison.Ordinal));
        lines.Skip(first).SkipLast(1).Should().OnlyContain(line => line.EndsWith(" \\", StringComparison.Ordinal));
        lines[^1].Should().EndWith("'");
    }

    [Fact]
    public async Task The_banner_says_what_is_loaded_and_where_records_go()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        host.Output.Should().Contain("4 packs, 14 schemas, sha256:").And.Contain(folder.Events).And.Contain("0 errors, 0 warnings")
            .And.Contain("ClientEvents").And.Contain("JupyterServer").And.Contain("JupyterHub");
        host.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task The_token_is_another_at_each_start_and_is_in_no_log_and_no_file()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess first = await HostProcess.StartAsync(folder, ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"));
        (await first.PostAsync("{}")).Status.Should().Be(400);
        (await first.StopAsync()).Should().Be(0);
        await using HostProcess second = await HostProcess.StartAsync(folder);
        second.Token.Should().NotBe(first.Token).And.MatchRegex("^[0-9a-f]{48}$");
        first.Error.Should().NotBeEmpty().And.NotContain(first.Token);
        folder.Lines("server").Should().NotContain(line => line.Contains(first.Token, StringComparison.Ordinal));
    }
}
