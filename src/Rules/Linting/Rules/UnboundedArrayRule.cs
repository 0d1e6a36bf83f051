using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

internal sealed class UnboundedArrayRule() : LintRule(LintDiagnostics.UnboundedArray, "A list has `maxItems`, or its items are named one by one and no more are allowed.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Schemas.Where(schema => SchemaTypes.Has(schema, "array") && !IsBounded(schema))
            .Select(schema => subject.At(this, schema.PointerTo("type"), "the list may have any length; add 'maxItems'"));

    private static bool IsBounded(Subschema schema) =>
        schema.Json.TryGetProperty("maxItems", out _) || schema.Json.TryGetProperty("enum", out _) || schema.Json.TryGetProperty("const", out _)
        || IsFalse(schema, "additionalItems") || IsFalse(schema, "unevaluatedItems") || IsFalse(schema, "items");

    private static bool IsFalse(Subschema schema, string keyword) => schema.Json.TryGetProperty(keyword, out JsonElement rest) && rest.ValueKind == JsonValueKind.False;
}
