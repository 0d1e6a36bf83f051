using System.Globalization;
using SchemaPacks.Benchmarks;
using SchemaPacks.Benchmarks.Compatibility;
using SchemaPacks.Benchmarks.Compiling;
using SchemaPacks.Benchmarks.Http;
using SchemaPacks.Benchmarks.Recording;
using SchemaPacks.Benchmarks.Startup;
using SchemaPacks.Benchmarks.Validation;

switch (args)
{
    case ["validation", var folder]:
        return ValidationBenchmark.Run(folder, new CsvReport(Console.Out));
    case ["compile", var folder]:
        return CompileBenchmark.Run(folder, new CsvReport(Console.Out));
    case ["compile-once", var contender, var folder]:
        return CompileBenchmark.RunOnce(contender, folder);
    case ["compatibility"]:
        return CompatibilityBenchmark.Run(new CsvReport(Console.Out));
    case ["recording"]:
        return await RecordingBenchmark.RunAsync(new CsvReport(Console.Out));
    case ["http"]:
        return HttpBenchmark.Run(new CsvReport(Console.Out));
    case ["bare-server", var address]:
        return BareServer.Run(address);
    case ["startup"]:
        return StartupBenchmark.Run([10, 100, 1_000], new CsvReport(Console.Out));
    case ["startup-host", ..]:
        return HostStart.Run(args.ElementAtOrDefault(1), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000, new CsvReport(Console.Out));
    case ["startup", var count]:
        return StartupBenchmark.Run([int.Parse(count, CultureInfo.InvariantCulture)], new CsvReport(Console.Out));
    case ["startup-once", var run, var folder, var start]:
        return await StartupRun.RunOnceAsync(run, folder, long.Parse(start, CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("# usage: Benchmarks (validation | compile) <folder of */schema.json and */instances.jsonl> | compatibility | recording | http | startup");
        return 2;
}
