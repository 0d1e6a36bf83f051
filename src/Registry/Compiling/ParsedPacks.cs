using SchemaPacks.Parsing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>Every schema file of every pack, read.</summary>
/// <param name="Documents">Those that could be, in the order of packs and resources.</param>
/// <param name="Findings">What is wrong with the others, in the same order.</param>
internal sealed record ParsedPacks(IReadOnlyList<PackDocument> Documents, IReadOnlyList<Diagnostic> Findings)
{
    public static ParsedPacks Parse(IEnumerable<PackCandidate> candidates, ParsingLimits limits, CancellationToken cancellationToken)
    {
        PackResource[] resources = [.. candidates.SelectMany(candidate => candidate.Resources)];
        var parsed = new ParsedDocument[resources.Length];
        Parallel.For(0, resources.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            parsed[i] = DocumentParser.Parse(resources[i].Origin, resources[i].Bytes, limits));

        return new ParsedPacks(
            [.. parsed.Select(document => document.Document).OfType<PackDocument>()],
            [.. parsed.SelectMany(document => document.Findings)]);
    }
}
