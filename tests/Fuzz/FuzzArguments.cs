using System.Globalization;
using SchemaPacks.Fuzz.Comparing;

namespace SchemaPacks.Fuzz;

/// <summary>What the command line asks for: a comparison on generated cases, or one target fed from outside.</summary>
internal sealed record FuzzArguments
{
    public const string Usage = """
        usage: Fuzz [--cases 1000000] [--seed 1] [--out <folder for disagreements>]
               Fuzz target <json|schema|verdict|pattern|yaml> [files or folders of inputs; none: under a fuzzer, or standard input]
        """;

    public int Cases { get; private init; } = 100_000;

    public int Seed { get; private init; } = 1;

    /// <summary>Where disagreements go.</summary>
    public string Folder { get; private init; } = Path.Combine(Path.GetTempPath(), "schemapacks-disagreements");

    public string? Target { get; private init; }

    public IReadOnlyList<string> Inputs { get; private init; } = [];

    /// <returns><see langword="null"/> when they make no sense.</returns>
    public static FuzzArguments? Parse(IReadOnlyList<string> words)
    {
        if (words is ["target", var target, ..])
            return new FuzzArguments { Target = target, Inputs = [.. words.Skip(2)] };
        var arguments = new FuzzArguments();
        for (var index = 0; index < words.Count; index += 2)
        {
            if (index + 1 == words.Count)
                return null;
            int number = int.TryParse(words[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (words[index])
            {
                case "--cases" when number > 0: arguments = arguments with { Cases = number }; break;
                case "--seed" when number >= 0: arguments = arguments with { Seed = number }; break;
                case "--out": arguments = arguments with { Folder = words[index + 1] }; break;
                default: return null;
            }
        }

        return arguments;
    }

    /// <summary>A line of counts now and then.</summary>
    public void ShowProgress(Comparison comparison)
    {
        if (comparison.Schemas % 5_000 == 0)
            Console.Error.WriteLine($"# {comparison.Cases} of {Cases}: {comparison.Valid} valid, {comparison.Undecided} undecided, {comparison.Disagreements} disagreements");
    }
}
