using System.Text.Json;

namespace SchemaPacks.Tests.Browsing;

/// <summary>Pictures of screens, in <c>artifacts/dashboard</c> to be looked at; those of the documentation also in <c>docs/images</c>, when <c>SCHEMAPACKS_WRITE_DOCS</c> is 1.</summary>
internal static class Pictures
{
    public static string Root { get; } = typeof(Pictures).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static bool AreForDocumentation { get; } = Environment.GetEnvironmentVariable("SCHEMAPACKS_WRITE_DOCS") == "1";

    public static async Task TakeAsync(IPage page, string name)
    {
        string folder = Path.Combine(Root, "artifacts", "dashboard");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>A small picture for the documentation.</summary>
    public static async Task WriteAsync(IPage page, string name)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        JsonElement? answer = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "webp", ["quality"] = 82 });
        string folder = Path.Combine(Root, "docs", "images");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"dashboard-{name}.webp"), answer!.Value.GetProperty("data").GetBytesFromBase64());
    }
}
