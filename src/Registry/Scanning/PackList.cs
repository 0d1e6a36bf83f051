namespace SchemaPacks.Scanning;

/// <summary>What a list of packs holds at one moment.</summary>
/// <param name="Sources">Where each pack is, in order.</param>
/// <param name="Findings">What is wrong with the list.</param>
public sealed record PackList(IReadOnlyList<PackSource> Sources, IReadOnlyList<Diagnostic> Findings);
