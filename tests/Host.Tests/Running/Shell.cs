using System.Diagnostics;

namespace SchemaPacks.Tests.Running;

/// <summary>Runs what a user would paste into a terminal.</summary>
internal static class Shell
{
    /// <summary>Skips the test where a program is not installed.</summary>
    public static void Need(params string[] programs)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (string program in programs)
            Assert.SkipUnless(folders.Any(folder => File.Exists(Path.Combine(folder, program))), $"'{program}' is not installed: build/test.sh installs it as root on Debian");
    }

    public static async Task<string> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"{command} 2>/dev/null"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
