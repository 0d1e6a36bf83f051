using System.Diagnostics;
using System.Text;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Starts the <c>dotnet</c> command as an author would in a terminal of their own.</summary>
internal static class Sdk
{
    // Twenty times what the longest of these builds takes; it only ends a hang.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(10);

    /// <summary>Runs to the end and returns all output.</summary>
    /// <param name="folder">The current directory of the command.</param>
    /// <param name="packagesFolder">Takes the place of the user's package cache, which may hold an older build of the same version.</param>
    /// <exception cref="InvalidOperationException">The command failed and <paramref name="mustSucceed"/> is true.</exception>
    public static async Task<string> RunAsync(string folder, string packagesFolder, bool mustSucceed, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in start.Environment.Keys.Where(IsOfAnOuterBuild).ToArray())
            start.Environment.Remove(variable);
        start.Environment["NUGET_PACKAGES"] = packagesFolder;
        start.Environment["RunAnalyzers"] = "false"; // halves the time; cases about analyzers switch them on
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // a node that stays would hold the output pipes open

        using Process process = Process.Start(start)!;
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using CancellationTokenSource hang = new(Hang);
        try
        {
            await process.WaitForExitAsync(hang.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} did not end:\n{output}");
        }

        return !mustSucceed || process.ExitCode == 0
            ? output.ToString()
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}");
    }

    private static bool IsOfAnOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable is "DOTNET_HOST_PATH" or "VSTEST_HOST_DEBUG";

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
