using SchemaPacks.Conformance;

var (arguments, error) = ConformanceArguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(error);
    return 2;
}

if (arguments.Output || arguments.Annotations)
{
    var tally = arguments.Output ? OutputTests.Run(arguments) : AnnotationTests.Run(arguments);
    foreach (var failure in tally.Failures)
        Console.WriteLine($"FAILED: {failure}");
    Console.WriteLine(tally.Summary);
    return tally.Failures.Count == 0 && tally.Passed > 0 ? 0 : 1;
}

var run = SuiteRun.Of(arguments);
foreach (var folder in run.NotRun)
    Console.WriteLine($"not run: {folder}");
foreach (var skip in run.Skips)
    Console.WriteLine($"skipped: {skip}");
foreach (var test in run.Undecided)
    Console.WriteLine($"undecided: {test}");
foreach (var failure in run.Failures)
    Console.WriteLine($"FAILED: {failure}");
Console.WriteLine(run.Summary);
return run.Failures.Count == 0 && run.Passed > 0 ? 0 : 1;
