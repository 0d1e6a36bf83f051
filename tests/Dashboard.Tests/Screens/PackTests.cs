using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Screens;

public sealed class PackTests(Chromium chromium)
{
    [Fact]
    public async Task A_schema_that_is_broken_in_the_folder_says_why_and_where_while_somebody_looks()
    {
        using var folder = new TemporaryFolder();
        string packs = Path.Combine(folder.Path, "packs");
        SchemaFolder.Write(packs, "Lab.Doors", ("closed.yaml", Schemas.Closed));
        await using HostProcess host = await HostProcess.StartAsync(folder, ("Packs__Folders__1", packs), ("Packs__Settle", "00:00:00.1"));
        await using Visit visit = await Visit.BeginAsync(chromium, host);
        await visit.OpenAsync("packs");
        await visit.Text("Lab.Doors").WaitForAsync();

        SchemaFolder.Write(Path.Combine(packs, "Lab.Doors", "closed.yaml"), Schemas.Closed.Replace("type: string", "type: strng", StringComparison.Ordinal));
        ILocator finding = visit.Page.Locator(".findings li").First;
        await Assertions.Expect(finding).ToContainTextAsync("'type' has to be", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await Assertions.Expect(finding).ToContainTextAsync("closed.yaml:7");
        await finding.GetByRole(AriaRole.Link).First.WaitForAsync();
        await Pictures.TakeAsync(visit.Page, "packs-finding");
    }

    [Fact]
    public async Task A_pack_opens_and_leads_to_its_schemas()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder);
        await using Visit visit = await Visit.BeginAsync(chromium, host);
        await visit.OpenAsync("packs");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("details[open]")).ToContainTextAsync("SHA-512");
        await visit.Page.Locator("details[open] .pack-schemas a").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".tabs")).ToBeVisibleAsync();
    }
}
