using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Screens;

public sealed class SignInTests(Chromium chromium, RunningDashboard dashboard)
{
    private const string Token = "a-token-of-some-length";

    [Fact]
    public async Task A_wrong_key_is_told_of_and_the_right_one_leads_to_the_screen_that_was_asked_for()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.Page.GotoAsync("/eventlog/packs");
        await visit.SignInAsync("no-such-key-at-all");
        await visit.Page.GetByText("The server does not know this key").WaitForAsync();

        await visit.SignInAsync(dashboard.Host.Token);
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("Packs");
        await Assertions.Expect(visit.Page).ToHaveURLAsync(new Uri(dashboard.Host.Client.BaseAddress!, "/eventlog/packs").ToString());
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("Packs · SchemaPacks");
    }

    [Fact]
    public async Task Whoever_signs_out_must_sign_in_again()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas");
        await visit.Button("Sign out").ClickAsync();
        await visit.Page.GetByLabel("Key", new PageGetByLabelOptions { Exact = true }).WaitForAsync();
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("Sign in");
    }

    [Fact]
    public async Task Where_anybody_may_read_the_overview_says_so_and_one_can_still_sign_in()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("EventLog__Token", Token), ("Security__Anonymous__0", "read"), ("Security__Anonymous__1", "write"));
        await using Visit visit = await Visit.BeginAsync(chromium, host);
        await visit.OpenAsync("");
        await visit.Text("Anybody may write and read without a key").WaitForAsync();
        await visit.Button("Sign in").ClickAsync();
        await visit.SignInAsync(Token);
        await visit.Button("Sign out").WaitForAsync();
        await visit.Text("Anybody may write and read without a key").WaitForAsync();
    }

    [Fact]
    public async Task Where_anybody_may_only_write_one_has_to_sign_in_to_see_anything()
    {
        using var folder = new TemporaryFolder();
        await using HostProcess host = await HostProcess.StartAsync(folder, ("EventLog__Token", Token), ("Security__Anonymous__0", "write"));
        await using Visit visit = await Visit.BeginAsync(chromium, host);
        await visit.Page.GotoAsync("/eventlog/packs");
        await visit.SignInAsync(Token);
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("Packs");
    }

    [Fact]
    public async Task The_key_is_kept_nowhere_that_a_script_could_read()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("");
        (await visit.Page.Context.StorageStateAsync()).Should().NotContain(dashboard.Host.Token);
        visit.Page.Url.Should().NotContain(dashboard.Host.Token);
        (await visit.Page.Context.CookiesAsync()).Should().OnlyContain(cookie => cookie.HttpOnly && cookie.SameSite == SameSiteAttribute.Strict);
    }
}
