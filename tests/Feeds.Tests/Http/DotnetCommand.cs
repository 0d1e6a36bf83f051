using System.Diagnostics;

namespace SchemaPacks.Tests.Feeds;

/// <summary>Runs <c>dotnet</c>, as users do.</summary>
internal static class DotnetCommand
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    /// <summary>Runs it in a folder, with a folder of packages of its own, and expects success.</summary>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "packages");
        start.Environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder, "http-cache");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Hang);
            await process.WaitForExitAsync().WaitAsync(Hang);
            process.ExitCode.Should().Be(0, "{0} {1}", output, await error);
            return output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
