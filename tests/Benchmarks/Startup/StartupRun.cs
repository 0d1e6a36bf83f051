using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using SchemaPacks.Scanning;

namespace SchemaPacks.Benchmarks.Startup;

/// <summary>A way to get at the packs of a folder, carried out once in a process of its own.</summary>
/// <param name="Name">How a process is told.</param>
/// <param name="Contender">As the report has it.</param>
/// <param name="Case">The end of the case's name.</param>
/// <param name="ReadsSchemas">Whether it makes anything of the schemas.</param>
/// <param name="Load">Returns the heap's bytes per schema, and what later changes of one pack took.</param>
internal sealed record StartupRun(string Name, string Contender, string? Case, bool ReadsSchemas, Func<string, Action, Task<(double Bytes, double[] Reloads)>> Load)
{
    /// <summary>Whether the first process of all prepares the others.</summary>
    public bool IsFirstLeftOut { get; init; }

    private const int Reloads = 12;
    private static readonly Assembly Abstractions = typeof(TelemetrySchemasAttribute).Assembly;

    public static IReadOnlyList<StartupRun> All { get; } =
    [
        new("cold", "schemapacks", "cold", true, (folder, ready) => LoadAsync(folder, null, ready)),
        new("warm", "schemapacks", "warm", true, (folder, ready) => LoadAsync(folder, Path.Combine(folder, "cache", "packs.cache"), ready)) { IsFirstLeftOut = true },
        new("scan", "metadata-scan", null, false, ScanAsync),
        new("context", "collectible-context", null, false, LoadEachAsync),
    ];

    /// <summary>What a child process does.</summary>
    public static async Task<int> RunOnceAsync(string name, string folder, long start)
    {
        StartupRun run = All.Single(run => run.Name == name);
        double milliseconds = 0, processor = 0, mebibytes = 0;
        (double bytes, double[] reloads) = await run.Load(folder, () =>
        {
            milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            using Process process = Process.GetCurrentProcess();
            processor = process.TotalProcessorTime.TotalMilliseconds;
            mebibytes = process.WorkingSet64 / (1024.0 * 1024.0);
        });
        Console.WriteLine(new StartupFigures(milliseconds, processor, mebibytes, bytes, reloads));
        return 0;
    }

    private static async Task<(double, double[])> LoadAsync(string folder, string? cache, Action ready)
    {
        long before = GC.GetTotalMemory(forceFullCollection: false);
        using var registry = new SchemaRegistry(new SchemaRegistryOptions { Sources = [PackSource.Folder(folder)], CacheFile = cache });
        int schemas = (await registry.LoadAsync()).Schemas.Count;
        ready();
        double bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / schemas;
        int packs = registry.Snapshot.Packs.Count;
        if (schemas != packs * GeneratedPacks.SchemasEach)
            throw new InvalidOperationException($"{packs} packs gave {schemas} schemas: {string.Join(' ', registry.Snapshot.Findings.Take(1))}");
        return (bytes, await ReloadAsync(registry, folder, packs));
    }

    // The watcher's part is a wait that is set; what is measured is the load that follows it.
    private static async Task<double[]> ReloadAsync(SchemaRegistry registry, string folder, int packs)
    {
        var generated = GeneratedPacks.At(folder);
        var times = new List<double>();
        for (int revision = 1; revision <= Reloads; revision++)
        {
            int pack = revision * 7 % packs;
            string place = generated.WriteOne(pack, revision + Environment.ProcessId, canonical: false);
            long start = Stopwatch.GetTimestamp();
            int number = registry.Snapshot.Number;
            if ((await registry.LoadAsync(path => path == place, CancellationToken.None)).Number != number + 1)
                throw new InvalidOperationException("A pack that was replaced made no new revision.");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return [.. times.Skip(2)];
    }

    private static Task<(double, double[])> ScanAsync(string folder, Action ready)
    {
        PackScan scan = new PackScanner().Scan([PackSource.Folder(folder)]);
        ready();
        return scan.Candidates.Count > 0 ? Task.FromResult((0.0, Array.Empty<double>())) : throw new InvalidOperationException("No pack was found.");
    }

    private static Task<(double, double[])> LoadEachAsync(string folder, Action ready)
    {
        int resources = 0;
        var contexts = new List<AssemblyLoadContext>();
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll"))
        {
            var context = new AssemblyLoadContext(null, isCollectible: true);
            context.Resolving += static (_, name) => name.Name == Abstractions.GetName().Name ? Abstractions : null;
            contexts.Add(context);
            Assembly assembly = context.LoadFromAssemblyPath(file);
            resources += assembly.GetCustomAttributes<TelemetrySchemasAttribute>().Any() ? 0 : throw new InvalidOperationException("No attribute was found.");
            foreach (string name in assembly.GetManifestResourceNames())
            {
                using Stream stream = assembly.GetManifestResourceStream(name)!;
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                resources++;
            }
        }

        ready();
        GC.KeepAlive(contexts);
        return resources > 0 ? Task.FromResult((0.0, Array.Empty<double>())) : throw new InvalidOperationException("No resource was found.");
    }
}
