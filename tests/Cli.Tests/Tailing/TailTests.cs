using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Replaying;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Tailing;

/// <summary>Follows a real host.</summary>
public sealed class TailTests : IDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_becomes_of_events_is_shown_as_it_happens()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder, ("EventLog__Capsule__0", "__source__"));
        Ran ran = await FollowAsync(host, ["--count", "2"]);
        ran.ExitCode.Should().Be(0, ran.Error);
        ran.Lines.Should().HaveCount(2);
        ran.Lines[0].Should().MatchRegex(@"^\d\d:\d\d:\d\d\.\d{3}Z  recorded +[\d.]+ ms  " + Letters.Contents + "@1");
        ran.Lines[1].Should().MatchRegex(@"Z  invalid  .*@1 .*SP5009: at '/action'");
        ran.Output.Should().NotContain("canary");
    }

    [Fact]
    public async Task Only_what_is_wanted_is_shown_and_values_where_they_are_wanted()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        Ran ran = await FollowAsync(host, ["--count", "1", "--outcome", "refused", "--schema", "eventlogging.*"]);
        ran.Lines.Should().ContainSingle().Which.Should().Contain("  invalid  ");

        ran = await FollowAsync(host, ["--count", "1", "--show-values", "--since", "2h"]);
        ran.Lines.Should().ContainSingle().Which.Should().EndWith("""{"action":"save","path":"canary"}""");
    }

    [Fact]
    public async Task Programs_get_lines_of_JSON_or_one_document()
    {
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        Ran lines = await FollowAsync(host, ["--count", "2", "--format", "jsonl"]);
        lines.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("outcome").GetString()).Should().Equal("recorded", "invalid");

        Ran document = await FollowAsync(host, ["--count", "2", "--format", "json"]);
        JsonElement root = JsonDocument.Parse(document.Output).RootElement;
        root.GetProperty("version").GetInt32().Should().Be(1);
        root.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("code").GetString()).Should().Equal(null, "SP5009");
    }

    [Fact]
    public async Task A_key_that_is_none_or_may_not_watch_is_2()
    {
        string mayRead = new('r', 40);
        await using HostProcess host = await HostProcess.StartAsync(_folder, [
            ("Security__Keys__reader__Hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(mayRead)))), ("Security__Keys__reader__Scopes__0", "read")]);
        string url = host.Client.BaseAddress!.ToString();
        Ran unknown = await Ran.InsideAsync("tail", "--url", url);
        unknown.ExitCode.Should().Be(2, unknown.Output);
        unknown.Error.Should().Contain("401 (SP8003)").And.Contain("--token-file or SCHEMAPACKS_TOKEN");

        Ran reader = await Ran.InsideAsync(new Dictionary<string, string> { ["SCHEMAPACKS_TOKEN"] = mayRead }, isTerminal: false, "tail", "--url", url);
        reader.ExitCode.Should().Be(2, reader.Output);
        reader.Error.Should().Contain("403 (SP8004)").And.Contain("'stream'");
    }

    // One event is recorded, and one refused, once the command watches.
    private static async Task<Ran> FollowAsync(HostProcess host, string[] arguments)
    {
        using Process process = Ran.Start(new() { ["SCHEMAPACKS_TOKEN"] = host.Token }, ["tail", "--url", host.Client.BaseAddress!.ToString(), .. arguments]);
        (await process.StandardError.ReadLineAsync().WaitAsync(Hang)).Should().StartWith("Watching");
        await host.PostAsync($$"""{"schema":"{{Letters.Contents}}","version":1,"event":{"action":"save","path":"canary"} }""");
        await host.PostAsync($$"""{"schema":"{{Letters.Contents}}","version":1,"event":{"action":17,"path":"canary"} }""");
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Hang);
        return new Ran(process.ExitCode, await output, await error);
    }
}
