using SchemaPacks.Benchmarks;
using SchemaPacks.Benchmarks.Compiling;
using SchemaPacks.Benchmarks.Http;
using SchemaPacks.Benchmarks.Recording;
using SchemaPacks.Benchmarks.Validation;

switch (args)
{
    case ["validation", var folder]:
        return ValidationBenchmark.Run(folder, new CsvReport(Console.Out));
    case ["compile", var folder]:
        return CompileBenchmark.Run(folder, new CsvReport(Console.Out));
    case ["compile-once", var contender, var folder]:
        return CompileBenchmark.RunOnce(contender, folder);
    case ["recording"]:
        return await RecordingBenchmark.RunAsync(new CsvReport(Console.Out));
    case ["http"]:
        return HttpBenchmark.Run(new CsvReport(Console.Out));
    case ["bare-server", var address]:
        return BareServer.Run(address);
    default:
        Console.Error.WriteLine("# usage: Benchmarks (validation | compile) <folder of */schema.json and */instances.jsonl> | recording | http");
        return 2;
}
