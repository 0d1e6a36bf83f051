using System.Text.RegularExpressions;
using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

/// <summary>The pictures of <c>docs/dashboard.md</c>: made again by <c>SCHEMAPACKS_WRITE_DOCS=1</c>, with two minutes of traffic to look at; else only there.</summary>
public sealed partial class DocumentationTests(Chromium chromium, RunningDashboard dashboard)
{
    private const int Seconds = 120;

    private static readonly string Schema = $"schema?id={Uri.EscapeDataString(RunningDashboard.Listed)}&version=2";

    [Fact]
    public async Task Every_picture_of_the_page_is_there_and_small()
    {
        if (Pictures.AreForDocumentation)
            await MakeAsync();
        string[] pictures = [.. Picture().Matches(File.ReadAllText(Path.Combine(Pictures.Root, "docs", "dashboard.md"))).Select(match => match.Groups[1].Value)];
        pictures.Should().HaveCountGreaterThan(4);
        foreach (string picture in pictures)
            new FileInfo(Path.Combine(Pictures.Root, "docs", picture)).Length.Should().BeInRange(2_000, 120_000, picture);
    }

    private async Task MakeAsync()
    {
        await SendTrafficAsync();
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await TakeAsync(visit, "?minutes=5", "overview");
        await TakeAsync(visit, Schema, "schema");
        await TakeAsync(visit, Schema + "&tab=try&event=" + Uri.EscapeDataString("""{"door":"north","by":"badg"}"""), "try");
        await TakeAsync(visit, "refused", "refused");
        await TakeAsync(visit, "metrics?minutes=5", "metrics");
        await visit.OpenAsync("tail"); // which holds what came since somebody watched
        for (int events = 0; events < 12; events++)
            await dashboard.SendAsync($$"""{"door":"{{(events % 3 == 1 ? "cellar" : "north")}}","by":"{{(events % 5 == 2 ? "magic" : "badge")}}"}""");
        await visit.Page.Locator(".event").Nth(4).ClickAsync();
        await Pictures.WriteAsync(visit.Page, "tail");
        await using Visit phone = await Visit.BeginAsync(chromium, dashboard.Host, 360, ColorScheme.Dark);
        await TakeAsync(phone, "schemas", "phone");
    }

    private static async Task TakeAsync(Visit visit, string address, string name)
    {
        await visit.OpenAsync(address);
        await visit.Page.WaitForTimeoutAsync(500);
        await Pictures.WriteAsync(visit.Page, name);
    }

    private async Task SendTrafficAsync()
    {
        string[] doors = ["north", "south", "east", "cellar", "loading bay"];
        for (int second = 0; second < Seconds; second++)
        {
            int events = 4 + (int)(3 * Math.Sin(second / 9.0));
            for (int index = 0; index < events; index++)
                await dashboard.SendAsync($$"""{"door":"{{doors[(second + index) % doors.Length]}}","by":"{{(second % 17 == 3 && index == 0 ? "magic" : "badge")}}"}""");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    [GeneratedRegex(@"\]\((images/dashboard-[a-z]+\.webp)\)")]
    private static partial Regex Picture();
}
