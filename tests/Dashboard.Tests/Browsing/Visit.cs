using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Browsing;

/// <summary>Somebody at the dashboard, in a browser of their own. When they leave, nothing may have gone wrong: no error, no violation of the policy, no dialog.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // A browser writes a line for every answer of 400 and more; what is wrong with the page itself is something else.
    private const string Answer = "Failed to load resource";

    private readonly IBrowserContext _context;
    private readonly HostProcess _host;
    private readonly List<string> _complaints = [];

    private Visit(IBrowserContext context, IPage page, HostProcess host)
    {
        (_context, Page, _host) = (context, page, host);
        page.SetDefaultTimeout(15_000);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning" && !message.Text.StartsWith(Answer, StringComparison.Ordinal), message.Text);
        page.PageError += (_, error) => Complain(true, error);
        page.Dialog += (_, dialog) =>
        {
            Complain(true, $"a dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("main h1");

    public static async Task<Visit> BeginAsync(Chromium chromium, HostProcess host, int width = 1280, ColorScheme theme = ColorScheme.Light, bool bypassesPolicy = false, string timeZone = "UTC")
    {
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "the dashboard was built without Node.js, so there are no pages to look at");
        IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Client.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 500 ? 780 : 860 },
            ColorScheme = theme,
            Locale = "en-GB",
            BypassCSP = bypassesPolicy, // what a tool that runs in the page needs
            TimezoneId = timeZone,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        await context.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));");
        return new Visit(context, await context.NewPageAsync(), host);
    }

    /// <summary>Opens an address below the dashboard's, and signs in where that is asked.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync($"/eventlog/{address}");
        await Page.Locator("input[name=key], .shell").First.WaitForAsync();
        if (await Page.Locator("input[name=key]").IsVisibleAsync())
            await SignInAsync(_host.Token);
        await Page.Locator(".shell main h1").WaitForAsync();
        await Assertions.Expect(Page.Locator(".waiting, .checking")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 15_000 });
    }

    public async Task SignInAsync(string key)
    {
        await Page.GetByLabel("Key", new PageGetByLabelOptions { Exact = true }).FillAsync(key);
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });

    public ILocator Text(string text) => Page.Locator("main").GetByText(text).First;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        lock (_complaints)
            _complaints.Should().BeEmpty("the page does not complain");
    }

    private void Complain(bool really, string text)
    {
        if (really)
            lock (_complaints)
                _complaints.Add(text);
    }
}
