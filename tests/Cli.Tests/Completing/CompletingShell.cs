using System.Diagnostics;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Completing;

/// <summary>A shell that was told how to complete the command, by the script that the command prints for it.</summary>
/// <param name="name">The shell.</param>
/// <param name="folder">Where it is; the command lies in <c>bin</c>.</param>
internal sealed class CompletingShell(string name, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static string Scripts => Path.Combine(Built.SourceFolder, "..", "..", "tests", "Cli.Tests", "Completing");

    /// <summary>What a Tab at the end of the line offers.</summary>
    public async Task<string[]> OfferAsync(string line)
    {
        if (!IsInstalled)
            Assert.Skip($"{name} is not installed");
        string offered = Path.Combine(folder, "offered");
        File.Copy(Path.Combine(Scripts, "setup.zsh"), Path.Combine(folder, "setup.zsh"), overwrite: true);
        string output = await RunAsync(name switch
        {
            "bash" => ["--norc", Path.Combine(Scripts, "offer.bash"), line],
            "zsh" => ["-f", Path.Combine(Scripts, "offer.zsh"), line, offered],
            "fish" => ["--no-config", Path.Combine(Scripts, "offer.fish"), line],
            _ => ["-NoProfile", "-File", Path.Combine(Scripts, "offer.ps1"), line],
        });
        if (name == "zsh")
            output = File.Exists(offered) ? await File.ReadAllTextAsync(offered, TestContext.Current.CancellationToken) : "";
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim().Replace("./", "", StringComparison.Ordinal)).Distinct()];
    }

    private bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, name)));

    private async Task<string> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = Path.Combine(folder, "bin") + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["HOME"] = folder;
        start.Environment["TERM"] = "dumb";
        using Process shell = Process.Start(start)!;
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        hang.CancelAfter(Patience);
        try
        {
            string output = await shell.StandardOutput.ReadToEndAsync(hang.Token);
            await shell.WaitForExitAsync(hang.Token);
            return output;
        }
        finally
        {
            if (!shell.HasExited)
                shell.Kill(entireProcessTree: true);
        }
    }
}
