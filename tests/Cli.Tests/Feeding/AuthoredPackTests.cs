using System.Security.Cryptography;
using System.Text.Json;
using SchemaPacks.Tests.Feeds;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Feeding;

/// <summary>From an empty folder to records of a host that never stopped: what an author and an operator type, each in a terminal of their own.</summary>
public sealed class AuthoredPackTests
{
    [Fact]
    public async Task A_class_library_becomes_a_pack_whose_events_a_running_host_records_until_the_pack_is_removed()
    {
        await using TestFeed feed = await TestFeed.StartAsync();
        using var author = new PackAuthor(feed);
        using var folder = new TemporaryFolder();
        await WriteHostAsync(folder.Path, author.Config);
        await author.CreateAsync("acme/page-view", "acme/click");
        string package = await author.PublishAsync("1.0.0");

        (await RunAsync("inspect", package)).Lines.Should().Contain("code       types of its own, which no host runs");
        var acknowledged = new List<string>();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        host.Output.Should().Contain("JupyterServer").And.NotContain("JupyterHub", "the folder's own packs are served, not those beside the executable");
        (await host.PostAsync(Event(1, "/home"))).ShouldBeProblem(400, "SP5001");
        Ran found = await RunAsync("search", "acme");
        found.Lines[1].Should().StartWith("Acme.Web").And.Contain("1.0.0");
        found.Lines[^1].Should().Be("1 pack found.");
        Ran added = await RunAsync("add", "Acme.Web", "--version", "1.*");
        added.Lines.Should().Equal("+ Acme.Web 1.0.0 from internal", "1 change; 1 pack locked.");
        await AnswersAsync(1, "/home", 204);

        JsonElement listed = JsonDocument.Parse((await RunAsync("list", "--format", "json")).Output).RootElement.EnumerateArray().Single(pack => pack.GetProperty("id").GetString() == "Acme.Web");
        listed.GetProperty("source").GetString().Should().Be("internal");
        listed.GetProperty("sha512").GetString().Should().Be(Convert.ToHexStringLower(SHA512.HashData(await File.ReadAllBytesAsync(package, TestContext.Current.CancellationToken))));
        listed.GetProperty("schemas").EnumerateArray().Select(schema => schema.GetProperty("id").GetString()).Should().Equal("acme/click", "acme/page-view");

        JsonElement served = (await host.GetAsync("/api/registry")).Json.GetProperty("packs").EnumerateArray().Single(pack => pack.GetProperty("name").GetString() == "Acme.Web");
        served.GetProperty("feed").GetString().Should().Be("internal");
        served.GetProperty("package").GetProperty("version").GetString().Should().Be("1.0.0");
        served.GetProperty("hasModule").GetBoolean().Should().BeFalse();

        await author.WriteAsync("acme/page-view", version: 2);
        await author.PublishAsync("1.1.0");
        (await RunAsync("outdated")).ExitCode.Should().Be(1);
        (await host.PostAsync(Event(2, "/news"))).ShouldBeProblem(400, "SP5001");
        (await RunAsync("update")).Lines.Should().Equal("~ Acme.Web 1.0.0 -> 1.1.0 from internal", "1 change; 1 pack locked.");
        await AnswersAsync(2, "/news", 204);
        (await host.PostAsync(Event(1, "/home"))).ShouldBeProblem(400, "SP5001").GetProperty("detail").GetString().Should().Contain("acme/page-view");

        (await RunAsync("remove", "Acme.Web")).Lines.Should().Equal("- Acme.Web 1.1.0", "1 change; 0 packs locked.");
        await AnswersAsync(2, "/gone", 400);
        (await host.StopAsync()).Should().Be(0, host.Error);
        host.Error.Should().Contain("Revision 2 of the registry is in force").And.NotContain("Request starting");
        string[] records = [.. folder.Lines("events").Select(line => JsonDocument.Parse(line).RootElement).Select(record =>
            $"{record.GetProperty("__schema__")} {record.GetProperty("__schema_version__")} {record.GetProperty("page")}")];
        records.Should().Equal(acknowledged, "what was acknowledged is recorded, and nothing else");
        records.Should().StartWith(["acme/page-view 1 /home", "acme/page-view 2 /news"]);

        // The executable, in the host's folder, as an operator types it.
        async Task<Ran> RunAsync(params string[] arguments)
        {
            Ran ran = await Ran.OutsideInAsync(folder.Path, arguments);
            ran.ExitCode.Should().BeLessThan(2, ran.Error);
            return ran;
        }

        async Task AnswersAsync(int version, string page, int status)
        {
            for (int round = 0; ; round++)
            {
                Answer answer = await host.PostAsync(Event(version, page));
                if (answer.Status == 204)
                    acknowledged.Add($"acme/page-view {version} {page}");
                if (answer.Status == status)
                    return;
                round.Should().BeLessThan(3000, "the host should follow its lock within a minute: {0} {1}", answer.Body, host.Error);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static string Event(int version, string page) => $$"""{"schema":"acme/page-view","version":{{version}},"event":{"page":"{{page}}"} }""";

    private static async Task WriteHostAsync(string folder, string config)
    {
        Directory.CreateDirectory(Path.Combine(folder, "packs"));
        File.Copy(Path.Combine(Built.HostFolder, "packs", "JupyterServer.dll"), Path.Combine(folder, "packs", "JupyterServer.dll"));
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), config, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), """
            {
              "Packs": { "Folders": [ "packs" ], "Settle": "00:00:00.1" },
              "EventLog": {
                "AllowedSchemas": [ "acme/page-view" ],
                "Handlers": { "events": { "Kind": "file", "Schemas": [ "acme/*" ] } }
              }
            }
            """, TestContext.Current.CancellationToken);
    }
}
