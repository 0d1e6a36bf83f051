using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Operating;

/// <summary>A running host that refuses packs which break what it serves.</summary>
public sealed class BreakingPackTests
{
    [Fact]
    public async Task A_breaking_version_that_is_dropped_in_is_refused_and_told_of_and_the_one_that_is_served_stays()
    {
        using var folder = new TemporaryFolder();
        string packs = Directory.CreateDirectory(Path.Combine(folder.Path, "packs")).FullName;
        await WriteAsync(packs, "First", 1, 10);
        await using HostProcess host = await HostProcess.StartAsync(
            folder, ("Packs__Folders__1", packs), ("Packs__Settle", "00:00:00.1"), ("Packs__Compatibility__OnBreak", "refuse"), ("EventLog__AllowedSchemas__99", "live.tally"));

        await WriteAsync(packs, "Second", 2, 5);
        JsonElement finding = await Eventually(host, found => found.GetProperty("code").GetString() == "SP4040");

        finding.GetProperty("message").GetString().Should().StartWith("'live.tally@2' of the pack 'Second' 0.0.0 refuses events that 'live.tally@1' of the pack 'First' 0.0.0 takes: ").And.EndWith("is kept out, and what was served before stays");
        (await host.PostAsync(Event(1, 9))).Status.Should().Be(204);
        (await host.PostAsync(Event(2, 4))).ShouldBeProblem(400, "SP5001");

        await WriteAsync(packs, "Second", 2, 50);
        (await Eventually(host, _ => false, until: async () => (await host.PostAsync(Event(2, 40))).Status == 204)).ValueKind.Should().Be(JsonValueKind.Undefined);
        await host.StopAsync();
        host.Error.Should().Contain("SP4040");
    }

    private static string Event(int version, int count) => $$"""{"schema":"live.tally","version":{{version}},"event":{"count":{{count}} } }""";

    private static async Task WriteAsync(string packs, string pack, int version, int most)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(packs, pack)).FullName, "tally.yaml");
        await File.WriteAllTextAsync(file + ".tmp", $"$id: live.tally\nversion: {version}\nproperties:\n  count: {{ type: integer, maximum: {most}, categories: [unrestricted] }}\nrequired: [count]\n");
        File.Move(file + ".tmp", file, overwrite: true);
    }

    private static async Task<JsonElement> Eventually(HostProcess host, Func<JsonElement, bool> isIt, Func<Task<bool>>? until = null)
    {
        for (int round = 0; until is null || !await until(); round++)
        {
            round.Should().BeLessThan(600, "it should be told of within a minute: {0}", host.Error);
            if ((await host.GetAsync("/api/registry")).Json.GetProperty("findings").EnumerateArray().FirstOrDefault(isIt) is { ValueKind: JsonValueKind.Object } found)
                return found;
            await Task.Delay(100);
        }

        return default;
    }
}
