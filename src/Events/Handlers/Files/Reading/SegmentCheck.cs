namespace SchemaPacks.Handlers;

/// <summary>What became of checking the segments of one prefix.</summary>
/// <param name="Prefix">How the files' names begin.</param>
/// <param name="Segments">How many segments are there.</param>
/// <param name="Records">How many records they hold.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record SegmentCheck(string Prefix, int Segments, long Records, IReadOnlyList<Diagnostic> Findings);
