using System.Diagnostics;
using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Tailing;

/// <summary>Streams that break, and addresses that are no host's.</summary>
public sealed class BrokenStreamTests
{
    [Fact]
    public async Task A_stream_that_breaks_goes_on_behind_the_last_whole_message()
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync(
            ScriptedStream.Message(7) + "id: r-8\nevent: event\ndata: {\"seq\":8,\"ti", // the connection breaks here
            ": 9\nid: r-9\n\n",
            "id: r-120\nevent: missed\ndata: {\"count\":111}\n\n" + ScriptedStream.Message(121));
        Ran ran = await Ran.InsideAsync("tail", "--url", host.Url, "--count", "2", "--format", "jsonl");
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("seq").GetInt32()).Should().Equal(7, 121);
        host.LastIds.Should().Equal("", "r-7", "r-9");
        ran.Error.Should().Contain("the connection broke; connecting again in 0.5 s").And.Contain("connected again").And.Contain("111 events went by unseen");
    }

    [Fact]
    public async Task A_host_that_was_started_again_may_have_had_more()
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync("id: s-0\nevent: missed\ndata: {\"count\":null}\n\n" + ScriptedStream.Message(1));
        Ran ran = await Ran.InsideAsync("tail", "--url", host.Url, "--count", "1");
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Error.Should().Contain("nobody knows what went by unseen");
    }

    [Fact]
    public async Task An_interrupted_document_is_whole()
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync(ScriptedStream.Message(7) + ScriptedStream.Rest);
        Ran ran = await Ran.InterruptedAsync(host.Sent, "tail", "--url", host.Url, "--format", "json");
        ran.ExitCode.Should().Be(130, ran.Error);
        if (ran.Output.Length > 0) // it may have been interrupted before it read anything
            JsonDocument.Parse(ran.Output).RootElement.GetProperty("outcomes").GetArrayLength().Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task What_could_steer_a_terminal_does_not_reach_it()
    {
        string message = ScriptedStream.Message(7, schema: "acme.\\u001b[2J\u202e");
        await using ScriptedStream host = await ScriptedStream.StartAsync(message, message);
        (await Ran.InsideAsync("tail", "--url", host.Url, "--count", "1")).Output.Should().Contain("acme.?[2J?@1");
        (await Ran.InsideAsync("tail", "--url", host.Url, "--count", "1", "--format", "jsonl")).Output.Should().Contain("acme.\\u001B[2J\\u202e");
    }

    [Fact]
    public async Task It_ends_when_nobody_reads_any_more()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell of Unix.");
        await using ScriptedStream host = await ScriptedStream.StartAsync([.. Enumerable.Range(1, 5).Select(number => ScriptedStream.Message(number))]);
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"dotnet '{Built.Command}' tail --url {host.Url} | head -n 1"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string output = await shell.StandardOutput.ReadToEndAsync(hang.Token), error = await shell.StandardError.ReadToEndAsync(hang.Token);
        output.Should().Contain("recorded").And.EndWith("client:shop\n");
        error.Should().NotContain("roken pipe");
        host.LastIds.Should().HaveCountLessThan(5, "somebody who has gone is noticed at the next event");
    }

    [Fact]
    public async Task Outcomes_are_coloured_on_a_terminal()
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync(ScriptedStream.Message(7));
        Ran ran = await Ran.InsideAsync([], isTerminal: true, "tail", "--url", host.Url, "--count", "1");
        ran.Output.Should().Contain("\e[32mrecorded");
    }

    [Theory]
    [InlineData("id: 1\nevent: event\ndata: <html>\n\n")]
    [InlineData("id: 1\nevent: event\ndata: {}\n\n")]
    [InlineData("id: 1\nevent: missed\ndata: []\n\n")]
    public async Task A_stream_of_something_else_is_2(string text)
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync(text);
        Ran ran = await Ran.InsideAsync("tail", "--url", host.Url);
        ran.ExitCode.Should().Be(2, ran.Error);
        ran.Error.Should().Contain("as no host does");
    }

    [Fact]
    public async Task A_page_is_2_and_nobody_there_is_3()
    {
        await using ScriptedStream host = await ScriptedStream.StartAsync();
        Ran page = await Ran.InsideAsync("tail", "--url", host.Url + "/elsewhere/");
        page.ExitCode.Should().Be(2, page.Error);
        page.Error.Should().Contain("answers 404, as no host does");

        Ran nobody = await Ran.InsideAsync("tail", "--url", "http://127.0.0.1:9");
        nobody.ExitCode.Should().Be(3);
        nobody.Error.Should().Contain("the host at http://127.0.0.1:9 cannot be reached: nothing answers at this address");
    }

    [Theory]
    [InlineData("--url", "127.0.0.1", "is no address of a host")]
    [InlineData("--since", "yesterday", "is no time")]
    [InlineData("--schema", "a*b", "matches no schema")]
    [InlineData("--count", "0", "at least 1")]
    public async Task A_wrong_option_is_2(string option, string value, string said)
    {
        Ran ran = await Ran.InsideAsync("tail", option, value);
        ran.ExitCode.Should().Be(2);
        ran.Error.Should().Contain(said);
    }
}
