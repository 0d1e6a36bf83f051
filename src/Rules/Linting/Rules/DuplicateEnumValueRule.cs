using System.Text.Json;
using SchemaPacks.Fixing;

namespace SchemaPacks.Linting.Rules;

internal sealed class DuplicateEnumValueRule() : LintRule(LintDiagnostics.DuplicateEnumValue, "`enum` has each value once.")
{
    public override bool HasFix => true;

    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        foreach (var schema in subject.Schemas)
        {
            if (!schema.Json.TryGetProperty("enum", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
                continue;
            var seen = new List<JsonElement>();
            foreach ((int index, JsonElement item) in list.EnumerateArray().Index())
            {
                string pointer = schema.PointerTo("enum", $"{index}");
                if (seen.Count < 1_000 && seen.Any(other => JsonElement.DeepEquals(other, item)))
                    yield return subject.At(this, pointer, $"item {index + 1} of 'enum' stands there before; remove it") with { Fix = EntryRemoval.Of(subject.Document, pointer, "remove the second one") };
                else
                    seen.Add(item);
            }
        }
    }
}
