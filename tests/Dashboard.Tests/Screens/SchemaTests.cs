using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class SchemaTests(Chromium chromium, RunningDashboard dashboard)
{
    private static readonly string Opened = $"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}";

    [Fact]
    public async Task A_schema_is_found_by_typing_and_its_address_shows_somebody_else_the_same()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("door opened");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        visit.Page.Url.Should().EndWith("/eventlog/schemas?q=door+opened");

        await visit.Link("A door was opened").ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("A door was opened");
        await using Visit other = await Visit.BeginAsync(chromium, dashboard.Host);
        await other.OpenAsync(new Uri(visit.Page.Url).PathAndQuery["/eventlog/".Length..]);
        await Assertions.Expect(other.Heading).ToHaveTextAsync("A door was opened");
    }

    [Fact]
    public async Task Schemas_are_narrowed_by_namespace_and_pack_and_an_empty_result_leads_back()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas");
        int all = await visit.Page.Locator("tbody tr").CountAsync();
        await visit.Page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Namespaces" }).GetByText("lab.example/door").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await visit.Page.GetByLabel("Pack", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("ClientEvents");
        await visit.Text("No schema fits these filters").WaitForAsync();
        await visit.Button("Show all schemas").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(all);
    }

    [Fact]
    public async Task Schemas_are_found_by_a_property_and_narrowed_by_owner_and_whether_they_are_deprecated()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas?q=source_path+service"); // which no id, title or description has
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("has source_path");

        await visit.OpenAsync("schemas");
        await visit.Page.GetByLabel("Owner", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("Building services");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("deprecated");
        await visit.Page.GetByLabel("Deprecated", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("current");
        await visit.Text("No schema fits these filters").WaitForAsync();
        visit.Page.Url.Should().EndWith("schemas?owner=Building+services&age=current");
    }

    [Fact]
    public async Task Docs_say_what_each_property_must_be()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Opened);
        ILocator row = visit.Page.Locator("tr", new PageLocatorOptions { HasTextString = "Its name on the plan of the building" });
        await Assertions.Expect(row).ToContainTextAsync("required");
        await Assertions.Expect(row).ToContainTextAsync("at least 1 characters; at most 40 characters");
        await Assertions.Expect(visit.Page.Locator("tr", new PageLocatorOptions { HasTextString = "What opened it" })).ToContainTextAsync("one of badge, key, wind");
    }

    [Fact]
    public async Task The_source_is_shown_as_written_and_a_line_has_an_address()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Opened + "&tab=source");
        await Assertions.Expect(visit.Page.Locator("#line-2")).ToContainTextAsync("$id: lab.example/door/opened");
        await visit.Button("Line 4").ClickAsync();
        visit.Page.Url.Should().EndWith("&line=4");
        await Assertions.Expect(visit.Page.Locator("#line-4")).ToHaveAttributeAsync("data-marked", "true");
        await visit.Button("JSON").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#line-1")).ToContainTextAsync("{");
    }

    [Fact]
    public async Task Versions_show_the_lines_that_differ()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Opened + "&tab=versions");
        await Assertions.Expect(visit.Page.Locator(".diff .is-old").Last).ToContainTextAsync("required: [door]");
        await Assertions.Expect(visit.Page.Locator(".diff .is-new").Last).ToContainTextAsync("required: [door, by]");
    }

    [Fact]
    public async Task Versions_show_which_takes_whose_events_and_the_event_that_proves_it()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Opened + "&tab=versions");
        await visit.Button("1 for events of 2: compatible").ClickAsync();
        visit.Page.Url.Should().Contain("from=2").And.Contain("to=1");
        await visit.Button("2 for events of 1: breaking").ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Compatibility", new PageGetByLabelOptions { Exact = true })).ToContainTextAsync("Version 1 takes this event, and 2 refuses it:");
    }

    [Fact]
    public async Task An_example_goes_into_the_editor_by_one_click()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync(Opened + "&tab=examples");
        await visit.Page.Locator("main .panel-head").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Try it" }).First.ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Event, as JSON")).ToHaveValueAsync("{\n  \"by\": \"key\",\n  \"door\": \"north\"\n}");
    }

    [Fact]
    public async Task A_schema_that_is_not_loaded_leads_to_those_that_are()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schema?id=no.such/schema");
        await visit.Text("All schemas").ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("Schemas");
        await visit.OpenAsync(Opened + "&version=9");
        await visit.Text("Version 2").ClickAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("A door was opened");
    }
}
