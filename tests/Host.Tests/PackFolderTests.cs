using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class PackFolderTests
{
    private const string Id = "fixture.module-initializer";

    [Fact]
    public async Task A_pack_dropped_into_the_folder_is_served_after_a_restart_and_none_of_its_code_runs()
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
