using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class PackFolderTests
{
    private const string Id = "fixture.module-initializer";

    [Fact]
    public async Task A_pack_dropped_into_the_folder_of_a_stopped_host_is_served_after_its_start_and_none_of_its_code_runs()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        string trap = Path.Combine(folder.Path, "trap");
        Directory.CreateDirectory(packs);
        foreach (string pack in Directory.EnumerateFiles(Path.Combine(Built.HostFolder, "packs")))
            File.Copy(pack, Path.Combine(packs, Path.GetFileName(pack)));
        (string, string)[] settings = [("Packs__Folders__0", packs), ("SCHEMAPACKS_TRAP", trap), ("EventLog__AllowedSchemas__99", Id)];

        await using (HostProcess before = await HostProcess.StartAsync(folder, settings))
        {
            (await before.GetAsync($"/api/schemas/{Uri.EscapeDataString(Id)}/1")).ShouldBeProblem(404, "SP5001");
            await before.StopAsync();
        }

        File.Copy(Built.FurtherPack, Path.Combine(packs, "ModuleInitializer.dll"));
        await using HostProcess after = await HostProcess.StartAsync(folder, settings);
        (await after.GetAsync($"/api/schemas/{Uri.EscapeDataString(Id)}/1")).Json.GetProperty("$id").GetString().Should().Be(Id);
        (await after.PostAsync($$"""{"schema":"{{Id}}","version":1,"event":{"name":"dropped in"} }""")).Status.Should().Be(204);
        folder.Lines("events").Should().ContainSingle().Which.Should().Contain(Id).And.EndWith("\"name\":\"dropped in\"}");
        (await after.GetAsync("/api/registry")).Json.GetProperty("packs").EnumerateArray()
            .Single(pack => pack.GetProperty("name").GetString() == "ModuleInitializer").GetProperty("hasModuleInitializer").GetBoolean().Should().BeTrue();
        File.Exists(trap).Should().BeFalse("a pack is data: none of its code runs");
    }

    [Fact]
    public async Task Packs_that_come_change_and_go_while_the_host_runs_are_served_and_told_of()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        await using HostProcess host = await HostProcess.StartAsync(
            folder, ("Packs__Folders__1", packs), ("Packs__Settle", "00:00:00.1"), ("EventLog__AllowedSchemas__99", "live.a"));
        const string Event = """{"schema":"live.a","version":1,"event":{"page":"canary"} }""";
        (await host.PostAsync(Event)).ShouldBeProblem(400, "SP5001");

        Directory.CreateDirectory(Path.Combine(packs, "Live")); // the folder did not exist at the start
        string file = Path.Combine(packs, "Live", "a.yaml");
        await File.WriteAllTextAsync(file, Schema("string"));
        await Changed(1);
        (await host.PostAsync(Event)).Status.Should().Be(204);

        await File.WriteAllTextAsync(file + ".tmp", Schema("integer"));
        File.Move(file + ".tmp", file, overwrite: true);
        await Changed(2);
        (await host.PostAsync(Event)).ShouldBeProblem(400, "SP5009");

        File.Delete(file);
        await Changed(3);
        (await host.PostAsync(Event)).ShouldBeProblem(400, "SP5001");
        await host.StopAsync();

        JsonElement[] changes = Changes();
        Lists(changes[0]).Should().Be("added live.a@1, removed , changed ");
        Lists(changes[1]).Should().Be("added , removed , changed live.a@1");
        Lists(changes[2]).Should().Be("added , removed live.a@1, changed ");
        changes[2].GetProperty("previous").GetString().Should().Be(changes[1].GetProperty("registry").GetString());

        static string Schema(string type) => $"$id: live.a\nversion: 1\nproperties:\n  page: {{ type: {type}, categories: [unrestricted] }}\n";
        JsonElement[] Changes() => [.. folder.Lines("server").Select(line => JsonDocument.Parse(line).RootElement)
            .Where(record => record.GetProperty("__schema__").GetString() == "schemapacks.host/registry-changed" && Lists(record).Contains('@'))];
        static string Lists(JsonElement change) => string.Join(", ", new[] { "added", "removed", "changed" }
            .Select(name => $"{name} {string.Join(' ', change.GetProperty(name).EnumerateArray().Select(key => key.GetString()))}"));
        async Task Changed(int count)
        {
            for (int round = 0; Changes().Length < count; round++)
            {
                round.Should().BeLessThan(6000, "the change should be told of within a minute: {0}", host.Error);
                await Task.Delay(20);
            }
        }
    }

    [Fact]
    public async Task A_bad_pack_is_named_at_start_and_recorded_and_the_good_ones_are_served()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        Directory.CreateDirectory(packs);
        File.Copy(Path.Combine(Built.HostFolder, "packs", "JupyterServer.dll"), Path.Combine(packs, "JupyterServer.dll"));
        await File.WriteAllTextAsync(Path.Combine(packs, "Broken.dll"), "this is no assembly");

        await using HostProcess host = await HostProcess.StartAsync(folder, ("Packs__Folders__0", packs));
        host.Output.Should().Contain("1 error").And.Contain("SP1002").And.Contain("Broken.dll");
        (await host.GetAsync("/api/registry")).Json.GetProperty("findings").EnumerateArray()
            .Should().Contain(finding => finding.GetProperty("code").GetString() == "SP1002");
        await host.StopAsync();
        JsonElement refused = folder.Lines("server").Select(line => JsonDocument.Parse(line).RootElement)
            .Single(record => record.GetProperty("__schema__").GetString() == "schemapacks.host/pack-refused");
        refused.GetProperty("pack").GetString().Should().Be("Broken.dll");
        refused.GetProperty("codes").EnumerateArray().Select(code => code.GetString()).Should().Equal("SP1002");
    }
}
