using System.Globalization;
using SchemaPacks.Fuzz;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.Fuzz.Targets;

var arguments = FuzzArguments.Parse(args);
if (arguments is null)
{
    Console.Error.WriteLine(FuzzArguments.Usage);
    return 2;
}

if (arguments.Target is { } target)
    return FuzzTarget.Run(target, arguments.Inputs);

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
