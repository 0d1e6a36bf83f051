using System.Net;
using System.Text;
using System.Text.Json;
using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Screens;

public sealed class ReplayTests(Chromium chromium)
{
    [Fact]
    public async Task A_dead_letter_is_replayed_once_its_schema_is_corrected()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        SchemaFolder.Write(packs, "Lab.Doors", ("opened.yaml", Schemas.Opened(2)));
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Packs__Folders__1", packs), ("Packs__Settle", "00:00:00.1"), ("EventLog__AllowedSchemas__99", RunningDashboard.Listed), ("EventLog__DeadLetters__Body", "original"));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/eventlog")
        {
            Content = new StringContent($$"""{"schema":"{{RunningDashboard.Listed}}","version":2,"event":{"door":"west","by":"magic"} }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Prefer", "ack=accepted");
        (await host.SendAsync(request)).Status.Should().Be((int)HttpStatusCode.Accepted, "it is acknowledged before it is validated");

        await using Visit visit = await Visit.BeginAsync(chromium, host);
        await visit.OpenAsync("refused");
        ILocator group = visit.Page.Locator("li.panel", new PageLocatorOptions { HasTextString = RunningDashboard.Listed });
        await group.WaitForAsync();
        await group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Look" }).ClickAsync();
        await Assertions.Expect(group).ToContainTextAsync("/by");
        await Pictures.TakeAsync(visit.Page, "refused-letters");

        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() => group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Export" }).ClickAsync());
        download.SuggestedFilename.Should().StartWith("dead-letters-SP5009-").And.EndWith(".jsonl");
        string[] exported = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        JsonDocument.Parse(exported.Should().ContainSingle().Subject).RootElement.GetProperty("findings")[0].GetProperty("pointer").GetString().Should().Be("/by");

        SchemaFolder.Write(Path.Combine(packs, "Lab.Doors", "opened.yaml"), Schemas.Opened(2).Replace("wind]", "wind, magic]", StringComparison.Ordinal));
        await visit.OpenAsync($"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}");
        for (int look = 0; look < 50 && !await visit.Text("magic").IsVisibleAsync(); look++)
            await visit.OpenAsync($"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}");

        await visit.OpenAsync("refused");
        await group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Dry run" }).ClickAsync();
        await Assertions.Expect(group).ToContainTextAsync("1 would be recorded");
        folder.Lines("events").Should().BeEmpty("a dry run changes nothing");
        await group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Replay" }).ClickAsync();
        await Assertions.Expect(visit.Text("1 was recorded")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Text("No dead letters")).ToBeVisibleAsync();
        folder.Lines("events").Should().ContainSingle().Which.Should().Contain("magic");
    }
}
