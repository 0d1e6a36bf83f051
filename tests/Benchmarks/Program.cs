using SchemaPacks.Benchmarks;
using SchemaPacks.Benchmarks.Validation;

switch (args)
{
    case ["validation", var folder]:
        return ValidationBenchmark.Run(folder, new CsvReport(Console.Out));
    default:
        Console.Error.WriteLine("# usage: Benchmarks validation <folder of */schema.json and */instances.jsonl>");
        return 2;
}
