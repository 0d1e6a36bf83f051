using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class RefusedTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task A_refusal_says_which_schema_where_in_the_event_and_how_often()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("refused");
        ILocator row = visit.Page.Locator("tbody tr", new PageLocatorOptions { HasTextString = "/by" });
        await Assertions.Expect(row.First).ToContainTextAsync("SP5009");
        await Assertions.Expect(row.First).ToContainTextAsync(RunningDashboard.Listed);
    }
}
