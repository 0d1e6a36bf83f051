using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SchemaPacks.Tests.Authoring;
using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Documenting;

/// <summary>The catalogue of all sample packs, as its readers see it: with any eyes, on a phone, in the dark, without a script.</summary>
public sealed class CatalogueInBrowserTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("schemapacks-catalogue-");

    public async ValueTask InitializeAsync()
    {
        string[] packs = [.. Directory.GetDirectories(Path.Combine(Checkout.Root, "plugins"), "Schemas", SearchOption.AllDirectories).Where(folder => !folder.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))];
        (await Ran.InsideAsync(["docs", .. packs, "-o", _folder.FullName])).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Everybody_can_read_every_page_and_nothing_has_to_be_scrolled_sideways(int width, ColorScheme theme)
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 800 }, ColorScheme = theme });
        IPage page = await context.NewPageAsync();
        foreach (string file in Directory.GetFiles(_folder.FullName, "*.html", SearchOption.AllDirectories))
        {
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            AxeResult found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            found.Violations.Select(violation => $"{violation.Id}: {string.Join(" · ", violation.Nodes.Take(2).Select(node => node.Html))}").Should().BeEmpty("of {0}", Path.GetFileName(file));
            int tooWide = await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('.scroll')].map(part => part.scrollWidth - part.clientWidth), 0)");
            tooWide.Should().Be(0, "{0} fits {1} pixels", Path.GetFileName(file), width);
        }
    }

    [Fact]
    public async Task A_search_finds_events_by_words_of_their_properties_and_the_address_keeps_it()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(_folder.FullName, "index.html")).AbsoluteUri);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("milliseconds page");

        (await page.Locator(".event:visible h3").AllInnerTextsAsync()).Should().Equal("Page view");
        (await page.Locator("#found").InnerTextAsync()).Should().Be("1 event");

        string address = page.Url;
        await page.GotoAsync("about:blank");
        await page.GotoAsync(address);
        (await page.Locator(".event:visible").CountAsync()).Should().Be(1);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.PressAsync("Escape");
        (await page.Locator(".event:visible").CountAsync()).Should().BeGreaterThan(5);
    }

    [Fact]
    public async Task Without_a_script_all_is_there_but_the_search_and_the_choice_of_a_theme()
    {
        await using IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(_folder.FullName, "index.html")).AbsoluteUri);
        (await page.Locator(".event:visible").CountAsync()).Should().BeGreaterThan(5);
        (await page.Locator("#query").IsVisibleAsync()).Should().BeFalse("it could do nothing");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Page view" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).Should().Be("Page view");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
