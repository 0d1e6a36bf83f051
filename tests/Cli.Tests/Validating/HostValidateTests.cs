using SchemaPacks.Tests.Events.Handlers.Files;
using SchemaPacks.Tests.Replaying;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Validating;

/// <summary>Events that are judged by the schemas of a real host.</summary>
public sealed class HostValidateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_schemas_of_a_running_host_judge_and_the_host_records_nothing()
    {
        string events = Path.Combine(_folder.Path, "sent.jsonl");
        await File.WriteAllTextAsync(events, $$$"""
            {"schema":"{{{Letters.Contents}}}","version":1,"event":{"action":"save","path":"a"}}
            {"schema":"{{{Letters.Contents}}}","version":1,"event":{"action":17,"path":"a"}}
            """, TestContext.Current.CancellationToken);
        await using HostProcess host = await HostProcess.StartAsync(_folder);
        Dictionary<string, string> environment = new() { ["SCHEMAPACKS_TOKEN"] = host.Token };

        Ran ran = await Ran.InsideAsync(environment, isTerminal: false, "validate", events, "--host", host.Client.BaseAddress!.ToString(), "--format", "concise");
        ran.ExitCode.Should().Be(1, ran.Error);
        ran.Lines.Should().ContainSingle().Which.Should().Contain("(2,1): error SP5009: at '/event/action'");
        _folder.Lines("events").Should().BeEmpty();

        environment["SCHEMAPACKS_TOKEN"] = "another-token-of-some-length";
        Ran refused = await Ran.InsideAsync(environment, isTerminal: false, "validate", events, "--host", host.Client.BaseAddress!.ToString());
        refused.ExitCode.Should().Be(2);
        refused.Error.Should().Contain("401");
    }

    public void Dispose() => _folder.Dispose();
}
