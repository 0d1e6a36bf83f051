using System.Diagnostics;
using System.Text.Json;
using SchemaPacks.Tests.Running;
using SchemaPacks.Tests.Suite;

namespace SchemaPacks.Tests.Checkers;

/// <summary>The node project <c>tests/checkers</c>, whose packages are installed when they are first asked for.</summary>
internal static class Node
{
    private static readonly SemaphoreSlim Installing = new(1);

    private static string Folder { get; } = Path.Combine(TestFolders.Root, "tests", "checkers");

    /// <summary>The checks whose expected answer ajv does not give, with what it says instead.</summary>
    public static async Task<IReadOnlyList<(string Name, string Says)>> AskAjvAsync(AjvRequest request)
    {
        await InstallAsync();
        using var input = new MemoryStream();
        request.WriteTo(input);
        using var answer = JsonDocument.Parse(await RunAsync("node", ["ajv.mjs"], input.ToArray()));
        answer.RootElement.GetProperty("judged").GetInt32().Should().Be(request.Count);
        return [.. answer.RootElement.GetProperty("differs").EnumerateArray().Select(each => (each.GetProperty("name").GetString()!, each.GetProperty("says").GetString()!))];
    }

    /// <summary>Skips the test where node or its packages cannot be had.</summary>
    private static async Task InstallAsync()
    {
        Shell.Need("node", "npm");
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            string wanted = Path.Combine(Folder, "package-lock.json"), installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(wanted))
                await RunAsync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], []);
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));
        process.ExitCode.Should().Be(0, "{0} {1}", program, await error);
        return await output;
    }
}
