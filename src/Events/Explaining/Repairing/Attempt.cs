using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>An event after a patch, and what is still wrong with it.</summary>
/// <param name="Properties">The event after the patch.</param>
/// <param name="Patch">The patch, from the event as it was sent.</param>
/// <param name="Findings">What is still wrong; none when it is mended.</param>
internal sealed record Attempt(JsonObject Properties, IReadOnlyList<PatchOperation> Patch, IReadOnlyList<SchemaFinding> Findings)
{
    public bool IsMended => Findings.Count == 0;

    public int Weight { get; } = FindingWeight.Of(Findings);
}
