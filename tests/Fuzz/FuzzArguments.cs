using System.Globalization;
using SchemaPacks.Fuzz.Comparing;
using SchemaPacks.Fuzz.Evolving;

namespace SchemaPacks.Fuzz;

/// <summary>What the command line asks for: a comparison on generated cases, or one target fed from outside.</summary>
internal sealed record FuzzArguments
{
    public const string Usage = """
        usage: Fuzz [--cases 1000000] [--seed 1] [--out <folder for disagreements>]
               Fuzz pairs [--cases 100000] [--seed 1] [--out <folder>] [--undecided keep]
               Fuzz pair <folder that pairs wrote>
               Fuzz target <json|schema|verdict|pattern|yaml> [files or folders of inputs; none: under a fuzzer, or standard input]
        """;

    public int Cases { get; private init; } = 100_000;

    public int Seed { get; private init; } = 1;

    /// <summary>Where disagreements go.</summary>
    public string Folder { get; private init; } = Path.Combine(Path.GetTempPath(), "schemapacks-disagreements");

    public string? Target { get; private init; }

    /// <summary>The folder of one pair that is compared again.</summary>
    public string? Pair { get; private init; }

    /// <summary>Whether pairs of schemas are compared.</summary>
    public bool IsOfPairs { get; private init; }

    /// <summary>Whether pairs that stay undecided are written as well.</summary>
    public bool KeepsUndecided { get; private init; }

    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <returns><see langword="null"/> when they make no sense.</returns>
    public static FuzzArguments? Parse(IReadOnlyList<string> words)
    {
        if (words is ["target", var target, ..])
            return new FuzzArguments { Target = target, Inputs = [.. words.Skip(2)] };
        if (words is ["pair", var pair])
            return new FuzzArguments { Pair = pair };
        var arguments = new FuzzArguments { IsOfPairs = words is ["pairs", ..] };
        for (var index = arguments.IsOfPairs ? 1 : 0; index < words.Count; index += 2)
        {
            if (index + 1 == words.Count)
                return null;
            int number = int.TryParse(words[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (words[index])
            {
                case "--cases" when number > 0: arguments = arguments with { Cases = number }; break;
                case "--seed" when number >= 0: arguments = arguments with { Seed = number }; break;
                case "--out": arguments = arguments with { Folder = words[index + 1] }; break;
                case "--undecided" when words[index + 1] == "keep": arguments = arguments with { KeepsUndecided = true }; break;
                default: return null;
            }
        }

        return arguments;
    }

    /// <summary>A line of counts now and then.</summary>
    public void ShowProgress(PairRun run)
    {
        if (run.Pairs % 5_000 < 2)
            Console.Error.WriteLine($"# {run.Pairs} of {Cases}: {run.Compatible} compatible, {run.Breaking} breaking, {run.Undecided} undecided ({run.Missed} refuted by a value), {run.Wrong} wrong, longest {run.Longest:N0} ms");
    }

    /// <summary>A line of counts now and then.</summary>
    public void ShowProgress(Comparison comparison)
    {
        if (comparison.Schemas % 5_000 == 0)
            Console.Error.WriteLine($"# {comparison.Cases} of {Cases}: {comparison.Valid} valid, {comparison.Undecided} undecided, {comparison.Disagreements} disagreements");
    }
}
