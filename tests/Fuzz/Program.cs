using System.Globalization;
using SchemaPacks.Fuzz;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.Fuzz.Evolving;
using SchemaPacks.Fuzz.Targets;

var arguments = FuzzArguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(FuzzArguments.Usage);
    return 2;
}

if (arguments.Target is { } target)
    return FuzzTarget.Run(target, arguments.Inputs);

if (arguments.Pair is { } pair)
{
    Console.WriteLine(KeptPair.Compare(pair));
    return 0;
}

if (arguments.IsOfPairs)
{
    var run = PairRun.Run(arguments.Cases, arguments.Seed, arguments.Folder, arguments.KeepsUndecided, arguments.ShowProgress);
    Console.WriteLine("pairs,compatible,breaking,undecided,undecided_refuted,wrong,longest_ms,seed");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Pairs},{run.Compatible},{run.Breaking},{run.Undecided},{run.Missed},{run.Wrong},{run.Longest:F0},{arguments.Seed}"));
    return run.Wrong == 0 ? 0 : 1;
}

var comparison = Comparison.Run(arguments.Cases, arguments.Seed, arguments.ShowProgress);
for (var index = 0; index < comparison.Kept.Count; index++)
{
    var disagreement = comparison.Kept[index].Minimised();
    disagreement.WriteTo(Path.Combine(arguments.Folder, index.ToString("000", CultureInfo.InvariantCulture)));
    Console.Error.WriteLine($"# {index:000}: {disagreement.Verdicts.Disagreement}");
}

Console.Error.WriteLine($"# {comparison.Schemas} schemas, {comparison.RefusedSchemas} of them refused; {comparison.Malformed} texts malformed; .NET {Environment.Version}");
Console.WriteLine("cases,valid,undecided,disagreements,seed");
Console.WriteLine($"{comparison.Cases},{comparison.Valid},{comparison.Undecided},{comparison.Disagreements},{arguments.Seed}");
return comparison.Disagreements == 0 ? 0 : 1;
