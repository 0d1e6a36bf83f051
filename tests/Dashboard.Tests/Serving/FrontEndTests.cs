using System.Diagnostics;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Serving;

public sealed class FrontEndTests
{
    [Fact]
    public async Task The_logic_of_the_pages_passes_its_own_tests()
    {
        Shell.Need("node", "npm");
        string folder = Path.Combine(Path.GetDirectoryName(Built.HostFolder)!, "../../../Dashboard");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "the pages were not built here");
        var start = new ProcessStartInfo("npm", ["test", "--silent"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process npm = Process.Start(start)!;
        Task<string> output = npm.StandardOutput.ReadToEndAsync(), error = npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        npm.ExitCode.Should().Be(0, "{0}{1}", await output, await error);
    }
}
