using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class TryTests(Chromium chromium, RunningDashboard dashboard)
{
    private static readonly string Try = $"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}&version=2&tab=try";

    [Fact]
    public async Task A_mistake_is_shown_at_its_line_the_suggestion_mends_it_and_the_event_is_recorded()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Try);
        await visit.Page.GetByLabel("Event, as JSON").FillAsync("{\n  \"door\": \"attic\",\n  \"by\": \"badg\"\n}");
        ILocator mistake = visit.Page.Locator(".marks li");
        await Assertions.Expect(mistake).ToContainTextAsync("Line 3");
        await Assertions.Expect(mistake).ToContainTextAsync("/by");
        await Assertions.Expect(visit.Page.Locator(".gutter .is-wrong")).ToHaveTextAsync("3");

        await visit.Button("Apply the fix").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#try-verdict")).ToContainTextAsync("would be recorded");
        await visit.Button("Send").ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("recorded: 204")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_text_that_is_no_JSON_says_where_before_anything_is_sent()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Try);
        await visit.Page.GetByLabel("Event, as JSON").FillAsync("{\n  \"door\": \"north\"\n  \"by\": \"key\"\n}");
        await Assertions.Expect(visit.Page.Locator(".marks li")).ToContainTextAsync("Line 3");
        await Assertions.Expect(visit.Page.Locator(".marks li")).ToContainTextAsync("a comma or '}' is missing here");
        await Assertions.Expect(visit.Button("Send")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task The_command_that_is_shown_records_the_event()
    {
        Running.Shell.Need("bash", "curl");
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Try + "&event=" + Uri.EscapeDataString("""{"door":"it's \"here\"","by":"key"}"""));
        string command = await visit.Page.Locator(".code pre").InnerTextAsync();
        (await Running.Shell.RunAsync($"export EventLog__Token={dashboard.Host.Token}; {command}")).Should().StartWith("HTTP/1.1 204");
    }

    [Fact]
    public async Task A_schema_that_is_not_listed_says_which_setting_lists_it()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync($"schema?id={Uri.EscapeDataString(RunningDashboard.Unlisted)}&tab=try");
        await visit.Text("EventLog:AllowedSchemas").WaitForAsync();
        await Assertions.Expect(visit.Page.Locator("#try-verdict")).ToContainTextAsync("not allowed");
    }
}
