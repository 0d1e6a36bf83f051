using SchemaPacks.Linting;
using SchemaPacks.Parsing;

namespace SchemaPacks.Reviewing;

/// <summary>What there is to say about the schemas of a pack.</summary>
/// <param name="Findings">Everything, by file in their order, then by place.</param>
/// <param name="Documents">The schemas that could be read.</param>
internal sealed record ReviewedPack(IReadOnlyList<LintFinding> Findings, IReadOnlyList<PackDocument> Documents);
