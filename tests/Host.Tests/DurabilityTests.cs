using System.Collections.Concurrent;
using System.Text.Json;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests;

public sealed class DurabilityTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        ConcurrentBag<string> acknowledged = [];
        for (int round = 0; round < 3; round++)
        {
            await using HostProcess host = await HostProcess.StartAsync(folder);
            int target = acknowledged.Count + 100;
            Task[] senders = [.. Enumerable.Range(0, 8).Select(_ => SendUntilKilledAsync(host, acknowledged))];
            while (acknowledged.Count < target)
                await Task.Delay(5);
            await host.KillAsync();
            await Task.WhenAll(senders);
        }

        await using (HostProcess last = await HostProcess.StartAsync(folder))
            (await last.StopAsync()).Should().Be(0);
        string[] recorded = [.. folder.Lines("events").Select(line => JsonDocument.Parse(line).RootElement.GetProperty("path").GetString()!)];
        recorded.Should().OnlyHaveUniqueItems();
        acknowledged.Except(recorded).Should().BeEmpty();
    }

    private static async Task SendUntilKilledAsync(HostProcess host, ConcurrentBag<string> acknowledged)
    {
        try
        {
            while (true)
            {
                string name = Guid.NewGuid().ToString();
                Answer answer = await host.PostAsync(
                    $$$"""{"schema":"eventlogging.jupyter.org/jupyter_server/contentsmanager-actions","version":1,"event":{"action":"save","path":"{{{name}}}"}}""");
                answer.Status.Should().Be(204);
                acknowledged.Add(name);
            }
        }
        catch (HttpRequestException)
        {
            // the host was killed, as the test wants
        }
    }
}
