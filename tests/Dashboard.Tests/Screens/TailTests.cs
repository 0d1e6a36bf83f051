using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class TailTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task An_event_that_curl_posts_is_in_the_tail_within_a_second()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("tail");
        await visit.Text("live").WaitForAsync();
        (await dashboard.CurlAsync("""{"door":"cellar","by":"key"}""")).Should().Be("204");
        await Assertions.Expect(visit.Page.Locator(".event", new PageLocatorOptions { HasTextString = "cellar" })).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 1000 });
    }

    [Fact]
    public async Task A_row_opens_by_the_keyboard_and_a_refused_event_says_why_without_its_values()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("tail?outcome=refused");
        await dashboard.SendAsync("""{"door":"canary-door","by":"canary-means"}""");
        await visit.Page.Locator(".event").First.WaitForAsync();
        await visit.Page.Keyboard.PressAsync("j");
        ILocator drawer = visit.Page.Locator(".drawer");
        await Assertions.Expect(drawer).ToContainTextAsync("SP5009");
        await Assertions.Expect(drawer).ToContainTextAsync("/by");
        (await visit.Page.ContentAsync()).Should().NotContain("canary");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_paused_tail_counts_what_arrives_and_shows_it_when_it_goes_on()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync($"tail?q=paused");
        await visit.Text("live").WaitForAsync();
        await visit.Button("Pause").ClickAsync();
        await dashboard.SendAsync("""{"door":"paused","by":"key"}""");
        ILocator follow = visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Follow (" });
        await follow.WaitForAsync();
        await Assertions.Expect(visit.Page.Locator(".event")).ToHaveCountAsync(0);
        await follow.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".event").First).ToContainTextAsync("opened");
    }
}
