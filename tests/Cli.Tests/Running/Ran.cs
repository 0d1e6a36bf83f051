using System.Diagnostics;
using SchemaPacks.Cli;

namespace SchemaPacks.Tests.Running;

/// <summary>How a run of the command ended, and what it wrote.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs the command in this process.</summary>
    public static Task<Ran> InsideAsync(params string[] arguments) => InsideAsync([], isTerminal: false, arguments);

    public static async Task<Ran> InsideAsync(Dictionary<string, string> environment, bool isTerminal, params string[] arguments)
    {
        StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exitCode = await CommandLine.RunAsync(arguments, new Screen(output, error, isTerminal, environment.GetValueOrDefault), TestContext.Current.CancellationToken);
        return new Ran(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs the command in this process, and interrupts it once something has happened.</summary>
    public static async Task<Ran> InterruptedAsync(Task happened, params string[] arguments)
    {
        using var interrupt = new CancellationTokenSource();
        StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        Task<int> running = CommandLine.RunAsync(arguments, new Screen(output, error, isTerminal: false, _ => null), interrupt.Token);
        await Task.WhenAny(happened, running);
        await interrupt.CancelAsync();
        return new Ran(await running, output.ToString(), error.ToString());
    }

    /// <summary>Runs the executable that the build made.</summary>
    public static Task<Ran> OutsideAsync(params string[] arguments) => OutsideInAsync("", arguments);

    /// <summary>Runs the executable that the build made in a folder.</summary>
    public static Task<Ran> OutsideInAsync(string folder, params string[] arguments) => OutsideInAsync(folder, [], arguments);

    /// <summary>The same with more variables than this process has.</summary>
    public static async Task<Ran> OutsideInAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using Process process = StartIn(folder, arguments, environment);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ran(process.ExitCode, await output, await error);
    }

    public static Process Start(params string[] arguments) => StartIn("", arguments);

    /// <summary>Starts the executable with more variables than this process has.</summary>
    public static Process Start(Dictionary<string, string> environment, string[] arguments) => StartIn("", arguments, environment);

    private static Process StartIn(string folder, string[] arguments, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Command, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("SCHEMAPACKS_TOKEN");
        foreach ((string name, string value) in environment ?? [])
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
