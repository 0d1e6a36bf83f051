using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

/// <summary>Every screen in both themes and at two widths: no violation that axe-core knows of, nothing wider than the window, and a picture to look at.</summary>
public sealed class AccessibilityTests(Chromium chromium, RunningDashboard dashboard)
{
    private static readonly string Schema = $"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}&version=2";

    private static readonly Dictionary<string, string> Screens = new()
    {
        ["overview"] = "",
        ["tail"] = "tail",
        ["refused"] = "refused",
        ["schemas"] = "schemas",
        ["packs"] = "packs",
        ["handlers"] = "handlers",
        ["metrics"] = "metrics",
        ["settings"] = "settings",
        ["schema-docs"] = Schema,
        ["schema-source"] = Schema + "&tab=source",
        ["schema-versions"] = Schema + "&tab=versions",
        ["schema-examples"] = Schema + "&tab=examples",
        ["schema-try"] = Schema + "&tab=try&event=" + Uri.EscapeDataString("""{"door":"north","by":"badg"}"""),
        ["schema-usage"] = Schema + "&tab=usage",
        ["lost"] = "nowhere",
    };

    public static TheoryData<ColorScheme, int> Looks => new() { { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 1280 }, { ColorScheme.Light, 360 }, { ColorScheme.Dark, 360 } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_screen_shuts_anybody_out(ColorScheme theme, int width)
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host, width, theme, bypassesPolicy: true);
        await visit.Page.GotoAsync("/eventlog/");
        await visit.Page.GetByLabel("Key", new PageGetByLabelOptions { Exact = true }).WaitForAsync();
        List<string> violations = [.. await CheckAsync(visit.Page, "sign-in", theme, width)];
        foreach ((string name, string address) in Screens)
        {
            await visit.OpenAsync(address);
            violations.AddRange(await CheckAsync(visit.Page, name, theme, width));
        }

        violations.Should().BeEmpty();
    }

    private static async Task<IEnumerable<string>> CheckAsync(IPage page, string name, ColorScheme theme, int width)
    {
        await page.WaitForTimeoutAsync(150); // transitions of colours, which axe would measure half-way
        await Pictures.TakeAsync(page, $"{name}-{theme.ToString().ToLowerInvariant()}-{width}");
        AxeResult result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        bool scrolls = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        return result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{name}: {violation.Id}: {node.Html}"))
            .Concat(scrolls ? [$"{name}: wider than {width} pixels"] : []);
    }
}
