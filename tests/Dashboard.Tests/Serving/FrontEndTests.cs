using System.Diagnostics;
using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Serving;

public sealed class FrontEndTests
{
    private static readonly string Source = Path.Combine(Pictures.Root, "src", "Dashboard");

    [Fact]
    public async Task The_logic_of_the_pages_passes_its_own_tests() => await NpmAsync(Source, "test");

    [Fact]
    public async Task The_assembly_has_what_a_fresh_build_of_the_sources_makes()
    {
        using var folder = new TemporaryFolder();
        await NpmAsync(folder.Path, "run", "build");
        string packed = Path.Combine(folder.Path, "packed");
        var assembly = typeof(DashboardEndpoints).Assembly;
        string[] files = [.. Directory.EnumerateFiles(packed, "*", SearchOption.AllDirectories)];
        assembly.GetManifestResourceNames().Should().BeEquivalentTo(files.Select(file => "pages/" + Path.GetRelativePath(packed, file)));
        foreach (string file in files)
        {
            using var content = new MemoryStream();
            await assembly.GetManifestResourceStream("pages/" + Path.GetRelativePath(packed, file))!.CopyToAsync(content);
            content.ToArray().Should().Equal(await File.ReadAllBytesAsync(file), file);
        }
    }

    private static async Task NpmAsync(string output, params string[] arguments)
    {
        Shell.Need("node", "npm");
        Assert.SkipUnless(DashboardEndpoints.IsDashboardIncluded, "the pages were not built here");
        var start = new ProcessStartInfo("npm", [.. arguments, "--silent"]) { WorkingDirectory = Source, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DASHBOARD_FOLDER"] = output + Path.DirectorySeparatorChar;
        using Process npm = Process.Start(start)!;
        Task<string> text = npm.StandardOutput.ReadToEndAsync(), error = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        npm.ExitCode.Should().Be(0, "{0}{1}", await text, await error);
    }
}
