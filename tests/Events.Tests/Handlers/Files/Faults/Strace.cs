namespace SchemaPacks.Tests.Events.Handlers.Files.Faults;

/// <summary>Makes a process's calls of the system fail, or kills it in them. Where there is no strace, the test is skipped with that reason.</summary>
internal static class Strace
{
    /// <param name="injection">What goes wrong, as strace's option <c>-e</c> says it.</param>
    /// <param name="options">More of its options.</param>
    /// <returns>What stands before the process's own command.</returns>
    public static string[] Under(string injection, params string[] options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has strace.");
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "strace"))), "strace is not installed.");
        return ["strace", "-f", "-qq", "-o", "/dev/null", .. options, "-e", injection];
    }
}
