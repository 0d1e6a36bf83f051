using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>An example that breaks the schema it explains misleads everyone who reads it.</summary>
internal static class ExamplesRule
{
    public static IEnumerable<Diagnostic> Check(PackDocument document, ISchemaValidator validator)
    {
        if (!document.Root.TryGetProperty("examples", out JsonElement examples))
            yield break;

        if (examples.ValueKind != JsonValueKind.Array)
        {
            yield return Diagnostics.InvalidExample.At(document, "/examples", "'examples' is not a list; write one event in each item");
            yield break;
        }

        foreach ((int index, JsonElement example) in examples.EnumerateArray().Index())
        {
            foreach (SchemaFinding finding in validator.Evaluate(example).Findings)
                yield return Diagnostics.InvalidExample.At(document, $"/examples/{index}{finding.InstancePointer}", $"an example breaks its schema: {finding.Message}");
        }
    }
}
