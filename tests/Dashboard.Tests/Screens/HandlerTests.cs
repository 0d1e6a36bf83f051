using System.Globalization;
using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class HandlerTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task A_handler_says_how_it_does_and_counts_what_it_writes_while_somebody_looks()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("handlers");
        ILocator handler = visit.Page.Locator("li.panel", new PageLocatorOptions { Has = visit.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "events", Exact = true }) });
        await Assertions.Expect(handler).ToContainTextAsync("running");
        await Assertions.Expect(handler).ToContainTextAsync("1 segment");
        ILocator written = handler.Locator("dt:text-is('Written') + dd");
        int before = int.Parse(await written.InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        before.Should().BePositive();
        await dashboard.SendAsync("""{"door":"handlers","by":"wind"}""");
        await Assertions.Expect(written).Not.ToHaveTextAsync(before.ToString("N0", CultureInfo.InvariantCulture));
    }
}
