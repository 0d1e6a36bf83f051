using System.Diagnostics;
using System.Globalization;

namespace SchemaPacks.Benchmarks.Validation;

/// <summary>
/// ajv 8, the fastest validator of JavaScript, in a process of its own with its own timer. Installed by npm in a folder of
/// the user's own when it is first used: what stands there is run, so nobody else may write it.
/// </summary>
internal sealed class AjvProcess
{
    private const string Contender = "ajv";

    private static readonly string[] Packages = ["ajv@8.20.0", "ajv-formats@3.0.1", "ajv-draft-04@1.0.0"];

    private readonly string _folder;

    private AjvProcess(string folder) => _folder = folder;

    /// <summary>Installs ajv. Null, with a remark, where node, npm or the packages are missing.</summary>
    public static AjvProcess? Start(CsvReport report)
    {
        var folder = PrivateFolder("ajv-" + string.Join('-', Packages.Select(package => package.Split('@')[^1])));
        using (var script = typeof(AjvProcess).Assembly.GetManifestResourceStream("ajv.js")!)
        using (var file = File.Create(Path.Combine(folder, "ajv.js")))
            script.CopyTo(file);
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules", "ajv-draft-04")))
                Run(folder, "npm", ["install", "--no-audit", "--no-fund", "--silent", .. Packages]);
            return new AjvProcess(folder);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            report.Remark($"ajv is left out: {error.Message}");
            return null;
        }
    }

    /// <summary>Measures one data set and reports it, or says in a remark why not.</summary>
    public void Measure(DataSet data, int valid, double scanNanoseconds, CsvReport report)
    {
        string[] lines;
        try
        {
            lines = Run(_folder, "node", ["ajv.js", Path.GetFullPath(data.Folder)]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (InvalidOperationException error)
        {
            report.Remark($"ajv on {data.Name}: {error.Message}");
            return;
        }

        var judged = int.Parse(lines[0], CultureInfo.InvariantCulture);
        if (judged != valid)
        {
            report.Remark($"ajv on {data.Name}: {judged} valid where {valid} are; its rows are left out");
            return;
        }

        var samples = lines[1..].Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToList();
        report.Row(Contender, data.Name, "ns_per_event", samples);
        report.Row(Contender, data.Name, "ratio_to_scan", samples.Select(sample => sample / scanNanoseconds));
    }

    // Kept from run to run in the user's home; where there is none, a new one each time, which nobody can foresee.
    private static string PrivateFolder(string name)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (home.Length == 0)
            return Directory.CreateTempSubdirectory("schemapacks-benchmarks-").FullName;
        var folder = Path.Combine(home, ".cache", "schemapacks-benchmarks", name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder).FullName
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static string Run(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var error = errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Split('\n').FirstOrDefault(line => line.Contains("rror", StringComparison.Ordinal))}");
    }
}
