using System.Text.RegularExpressions;
using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class MetricsTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task Charts_handlers_and_schemas_show_what_the_server_measures()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("metrics?minutes=5");
        await Assertions.Expect(visit.Page.Locator(".chart canvas")).ToHaveCountAsync(4);
        ILocator handler = visit.Page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { NameRegex = new Regex("^events file") });
        for (int events = 0; events < 20; events++)
            await dashboard.SendAsync("""{"door":"metrics","by":"wind"}""");
        await Assertions.Expect(handler.Locator(".sparks path")).ToHaveAttributeAsync("d", new Regex(" 1(L|$)")); // a peak, which reaches the top
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Row, new PageGetByRoleOptions { Name = RunningDashboard.Listed })).ToContainTextAsync("%", new LocatorAssertionsToContainTextOptions { Timeout = 25_000 }); // counted by tens of seconds
        await visit.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Pictures.TakeAsync(visit.Page, "metrics-live");
        await visit.Link(RunningDashboard.Listed).ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("A door was opened");
    }

    [Fact]
    public async Task Times_are_told_by_the_readers_clock_or_in_UTC_and_the_choice_stays()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host, timeZone: "Asia/Kathmandu"); // 05:45 ahead
        await visit.OpenAsync("tail");
        await dashboard.SendAsync("""{"door":"clock","by":"wind"}""");
        ILocator time = visit.Page.Locator(".event .time").First;
        TimeSpan local = TimeSpan.Parse(await time.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await visit.Button("UTC").ClickAsync();
        TimeSpan utc = TimeSpan.Parse(await time.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        ((local - utc + TimeSpan.FromDays(1)).TotalMinutes % (24 * 60)).Should().Be((5 * 60) + 45);
        await visit.OpenAsync("tail");
        await Assertions.Expect(visit.Button("UTC")).ToHaveAttributeAsync("aria-pressed", "true");
        await visit.OpenAsync("packs");
        (await visit.Page.Locator("main time").First.GetAttributeAsync("title")).Should().EndWith(" UTC");
        await visit.Button("Local").ClickAsync();
        (await visit.Page.Locator("main time").First.GetAttributeAsync("title")).Should().EndWith(" +05:45");
    }
}
