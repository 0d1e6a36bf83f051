using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

internal sealed class ImpossibleBoundsRule()
    : LintRule(LintDiagnostics.ImpossibleBounds, "`minimum` is not above `maximum`, and so for lengths, items, properties and exclusive bounds: else no value is left.")
{
    // Least, greatest, and whether both may be the same.
    private static readonly (string Least, string Greatest, bool MayMeet)[] Pairs =
    [
        ("minimum", "maximum", true), ("minimum", "exclusiveMaximum", false), ("exclusiveMinimum", "maximum", false), ("exclusiveMinimum", "exclusiveMaximum", false),
        ("minLength", "maxLength", true), ("minItems", "maxItems", true), ("minProperties", "maxProperties", true), ("minContains", "maxContains", true),
    ];

    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        from pair in Pairs
        let least = Number(schema, pair.Least)
        let greatest = Number(schema, pair.Greatest)
        where least > greatest || (least is not null && least == greatest && !(pair.MayMeet && !IsExclusive(schema)))
        select subject.At(
            this, schema.PointerTo(pair.Greatest),
            least == greatest ? $"'{pair.Least}' and '{pair.Greatest}' leave no value between them; widen one" : $"'{pair.Greatest}' is below '{pair.Least}', so no value satisfies both; swap or correct them");

    // In draft-04, exclusiveMaximum: true belongs to maximum.
    private static bool IsExclusive(Subschema schema) => IsTrue(schema, "exclusiveMinimum") || IsTrue(schema, "exclusiveMaximum");

    private static bool IsTrue(Subschema schema, string keyword) => schema.Json.TryGetProperty(keyword, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static double? Number(Subschema schema, string keyword) =>
        schema.Json.TryGetProperty(keyword, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number : null;
}
