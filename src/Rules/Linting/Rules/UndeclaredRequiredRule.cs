using System.Text.Json;
using SchemaPacks.Checking;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Linting.Rules;

/// <summary>A required property that nothing declares is demanded of every event, and then dropped from its record.</summary>
internal sealed class UndeclaredRequiredRule() : LintRule(LintDiagnostics.UndeclaredRequired, "Each name in `required` is one of a declared property.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        if (subject.Validator is not { } validator)
            yield break;
        var seen = new HashSet<SchemaNode>();
        var waiting = new Queue<DeclaredValue>([DeclaredValue.Root(validator.Root)]);
        while (waiting.TryDequeue(out DeclaredValue? value))
        {
            if (!seen.Add(value.Declarations[0]))
                continue;
            foreach (DeclaredValue part in value.Parts)
                waiting.Enqueue(part);

            string[] declared = [.. value.Properties.Select(property => property.Name)];
            if (value.Schemas.Any(MatchesOtherNames))
                continue;
            foreach (SchemaNode schema in value.Schemas.Where(schema => schema.DocumentUri == validator.Root.DocumentUri))
                foreach ((int index, string name) in Required(schema))
                    if (!declared.Contains(name, StringComparer.Ordinal))
                        yield return subject.At(
                            this, $"{schema.Pointer}/required/{index}",
                            $"'{name}' is required, but no property declares it, so it is demanded of every event and never recorded; {Advice(name, declared)}");
        }
    }

    private static bool MatchesOtherNames(SchemaNode schema) => schema.Edges.Any(edge => edge.Kind == SchemaEdgeKind.PatternProperty
        || (edge.Kind is SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties && edge.Target.Boolean is null));

    private static string Advice(string name, string[] declared) =>
        KeywordLikeness.Nearest(name, declared) is { } meant ? $"was '{meant}' meant?" : "declare it under 'properties', or take it out of 'required'";

    private static IEnumerable<(int Index, string Name)> Required(SchemaNode schema) =>
        schema.Json.ValueKind == JsonValueKind.Object && schema.Json.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? names.EnumerateArray().Index().Where(entry => entry.Item.ValueKind == JsonValueKind.String).Select(entry => (entry.Index, entry.Item.GetString()!))
            : [];
}
