using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class OverviewTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task Figures_count_what_is_recorded_and_refused_while_somebody_looks()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("");
        ILocator recorded = visit.Page.Locator(".figures > div", new PageLocatorOptions { HasTextString = "Recorded" }).Locator(".figure");
        var patience = new LocatorAssertionsToHaveTextOptions { Timeout = 25_000 }; // counted by tens of seconds
        await Assertions.Expect(recorded).Not.ToHaveTextAsync("0", patience); // the host's own events
        int before = int.Parse(await recorded.InnerTextAsync(), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
        await dashboard.SendAsync("""{"door":"overview","by":"wind"}""");
        await Assertions.Expect(recorded).Not.ToHaveTextAsync(before.ToString("N0", System.Globalization.CultureInfo.InvariantCulture), patience);
        await Assertions.Expect(visit.Page.Locator(".chart canvas")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator(".tiles").First).ToContainTextAsync("events");
        await visit.Page.GetByText("As a table").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".chart-table table").First).ToContainTextAsync("Recorded");
    }

    [Fact]
    public async Task A_screen_without_events_shows_the_command_that_records_one()
    {
        Running.Shell.Need("bash", "curl");
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("tail?schema=eventlogging.jupyter.org%2F*");
        string command = await visit.Page.Locator(".empty pre").InnerTextAsync();
        (await Running.Shell.RunAsync($"export EventLog__Token={dashboard.Host.Token}; {command}")).Should().StartWith("HTTP/1.1 204");
        await Assertions.Expect(visit.Page.Locator(".event").First).ToBeVisibleAsync();
    }
}
