using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class ServerEventTests
{
    private const string Canary = "canary-5f3e";

    private static JsonElement[] Records(TemporaryFolder folder, string name) =>
        [.. folder.Lines("server").Select(line => JsonDocument.Parse(line).RootElement).Where(record => record.GetProperty("__schema__").GetString() == "schemapacks.host/" + name)];

    [Fact]
    public async Task The_hosts_life_is_recorded_in_a_file_of_its_own()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        (await host.StopAsync()).Should().Be(0);
        JsonElement started = Records(folder, "started").Should().ContainSingle().Subject;
        started.GetProperty("environment").GetString().Should().Be("Development");
        started.GetProperty("packs").GetInt32().Should().Be(4);
        started.GetProperty("schemas").GetInt32().Should().Be(14);
        Records(folder, "pack-loaded").Select(record => record.GetProperty("pack").GetString())
            .Should().BeEquivalentTo("ClientEvents", "JupyterHub", "JupyterServer", "SchemaPacks.Host");
        Records(folder, "stopping").Should().ContainSingle().Which.GetProperty("seconds").GetDouble().Should().BeGreaterThan(0);
        folder.Lines("events").Should().BeEmpty();
    }

    [Fact]
    public async Task Refused_events_are_counted_and_not_told_one_by_one()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        for (int sent = 0; sent < 300; sent++)
        {
            await host.PostAsync($$"""{"schema":"hub.jupyter.org/server-action","version":1,"event":{"action":"{{Canary}}"} }""");
            await host.PostAsync($$"""{"schema":"{{Canary}}-{{sent}}","version":1,"event":{} }""");
            await host.PostAsync(Canary);
        }

        await host.StopAsync();
        JsonElement[] refused = Records(folder, "event-refused");
        refused.Length.Should().BeLessThan(300, "one record stands for many events");
        Count("SP5009").Should().Be(300);
        Count("SP5001").Should().Be(300);
        Count("SP5003").Should().Be(300);
        refused.Where(record => Code(record) == "SP5009").Should().OnlyContain(record => record.GetProperty("schema").GetString() == "hub.jupyter.org/server-action");
        refused.Where(record => Code(record) == "SP5001").Should().OnlyContain(record => !record.GetRawText().Contains("\"schema\""));
        (host.Output + host.Error + string.Concat(folder.Lines("server")) + string.Concat(folder.Lines("events"))).Should().NotContain(Canary);

        int Count(string code) => refused.Where(record => Code(record) == code).Sum(record => record.GetProperty("count").GetInt32());
        static string Code(JsonElement record) => record.GetProperty("code").GetString()!;
    }

    [Fact]
    public async Task Server_events_that_are_not_listed_are_not_recorded()
    {
        using var folder = new TemporaryFolder();
        string settings = Path.Combine(folder.Path, "appsettings.json");
        await File.WriteAllTextAsync(settings, """{"EventLog":{"Handlers":{"server":{"Kind":"file"}}}}""");
        await using HostProcess host = await HostProcess.StartAsync(folder);
        (await host.StopAsync()).Should().Be(0);
        folder.Lines("server").Should().BeEmpty();
        host.Error.Should().NotContain("warn:").And.NotContain("fail:").And.NotContain("DataProtection");
    }
}
