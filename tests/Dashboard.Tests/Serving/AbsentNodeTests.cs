using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using SchemaPacks.Tests.Browsing;
using SchemaPacks.Tests.Running;

namespace SchemaPacks.Tests.Serving;

/// <summary>A machine without Node.js: all is built but the pages, and nobody gets a package without them.</summary>
public sealed class AbsentNodeTests
{
    [Fact]
    public async Task The_build_succeeds_with_a_warning_and_the_package_is_refused()
    {
        Shell.Need("sh", "dotnet");
        using var folder = new TemporaryFolder();
        string project = CopySources(folder.Path);
        (int built, string output) = await RunAsync(folder.Path, "build", project, "-c", "Release", "-nologo");
        built.Should().Be(0, output);
        output.Should().Contain("warning DASHBOARD01: The dashboard is left out").And.Contain("Node.js 20.19");

        (int packed, string refusal) = await RunAsync(folder.Path, "pack", project, "-c", "Release", "-nologo", "--no-build");
        packed.Should().NotBe(0);
        refusal.Should().Contain("SchemaPacks.Dashboard cannot be packed without its pages");
        Directory.EnumerateFiles(folder.Path, "*.nupkg", SearchOption.AllDirectories).Should().BeEmpty();

        var context = new AssemblyLoadContext("absent", isCollectible: true);
        Assembly assembly = context.LoadFromAssemblyPath(Path.Combine(Path.GetDirectoryName(project)!, "bin", "Release", "net10.0", "SchemaPacks.Dashboard.dll"));
        Type endpoints = assembly.GetType(typeof(DashboardEndpoints).FullName!)!;
        endpoints.GetProperty(nameof(DashboardEndpoints.IsDashboardIncluded))!.GetValue(null).Should().Be(false);
        await using ServedDashboard served = await ServedDashboard.StartAsync(app => endpoints.GetMethod(nameof(DashboardEndpoints.MapDashboard))!.Invoke(null, [app, "/eventlog", "/api"]));
        (HttpResponseMessage answer, byte[] body) = await served.GetAsync("/eventlog/schemas");
        answer.StatusCode.Should().Be(HttpStatusCode.NotImplemented);
        Encoding.UTF8.GetString(body).Should().Contain("install Node.js 20.19 or newer");
        context.Unload();
    }

    private static string CopySources(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Pictures.Root).Where(file => Path.GetFileName(file).StartsWith("Directory.", StringComparison.Ordinal) || Path.GetFileName(file) is "global.json" or "NOTICE" or ".editorconfig"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (string part in (string[])["build", "src/Dashboard"])
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Pictures.Root, part), "*", SearchOption.AllDirectories).Where(file => !IsMade(Path.GetRelativePath(Pictures.Root, file))))
            {
                string target = Path.Combine(folder, Path.GetRelativePath(Pictures.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

        return Path.Combine(folder, "src", "Dashboard", "SchemaPacks.Dashboard.csproj");
    }

    private static bool IsMade(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");

    private static async Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments)
    {
        string programs = Path.Combine(folder, "programs");
        if (!Directory.Exists(programs))
        {
            Directory.CreateDirectory(programs);
            File.CreateSymbolicLink(Path.Combine(programs, "sh"), "/bin/sh");
        }

        string root = Path.GetFullPath("../../..", Path.GetDirectoryName(typeof(object).Assembly.Location)!); // of shared/Microsoft.NETCore.App/version
        var start = new ProcessStartInfo(Path.Combine(root, "dotnet"), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(variable);
        start.Environment["PATH"] = programs;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["RunAnalyzers"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        return (process.ExitCode, await output + await error);
    }
}
