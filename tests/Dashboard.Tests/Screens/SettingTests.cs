using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class SettingTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task A_setting_is_found_by_its_value_and_says_where_it_comes_from()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("settings");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Health" })).ToContainTextAsync("registry");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync(RunningDashboard.Listed);
        ILocator row = visit.Page.Locator("tr[data-row]");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("EventLog:AllowedSchemas:99");
        await Assertions.Expect(row).ToContainTextAsync("EnvironmentVariables");

        await visit.Page.Keyboard.TypeAsync(" and more");
        await Assertions.Expect(visit.Text("No setting has this")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_codes_are_a_click_away()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("settings");
        IPage codes = await visit.Page.Context.RunAndWaitForPageAsync(() => visit.Link("All codes").ClickAsync());
        await Assertions.Expect(codes.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "SP5009" }).First).ToBeVisibleAsync();
    }
}
