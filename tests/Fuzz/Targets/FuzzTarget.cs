using SharpFuzz;

namespace SchemaPacks.Fuzz.Targets;

/// <summary>Runs one of <see cref="FuzzTargets"/>: on files, or for a fuzzer that has instrumented the assemblies and feeds one input after another.</summary>
internal static class FuzzTarget
{
    /// <returns>0 when every input was taken without an exception, which is what a fuzzer looks for; 2 for an unknown target.</returns>
    public static int Run(string name, IReadOnlyList<string> inputs)
    {
        if (!FuzzTargets.All.TryGetValue(name, out var target))
        {
            Console.Error.WriteLine(FuzzArguments.Usage);
            return 2;
        }

        if (inputs.Count == 0)
        {
            Fuzzer.OutOfProcess.Run(stream =>
            {
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                target(copy.ToArray());
            });
            return 0;
        }

        var files = inputs.SelectMany(input => Directory.Exists(input) ? Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories) : [input]).ToList();
        foreach (var file in files)
            target(File.ReadAllBytes(file));
        Console.WriteLine($"{files.Count} inputs, no exception");
        return 0;
    }
}
