using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

/// <summary>Whoever stores or indexes a text has to know how long it may become.</summary>
internal sealed class UnboundedStringRule()
    : LintRule(LintDiagnostics.UnboundedString, "A text has `maxLength`, or is bounded by `enum`, `const` or a format of a fixed length such as `date-time` or `uuid`.")
{
    private static readonly HashSet<string> Bounded = ["date", "date-time", "time", "ipv4", "ipv6", "uuid", "hostname", "idn-hostname"];

    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        subject.Schemas.Where(schema => SchemaTypes.Has(schema, "string") && !IsBounded(schema))
            .Select(schema => subject.At(this, schema.PointerTo("type"), "the text may have any length; add 'maxLength', or list its values in 'enum'"));

    private static bool IsBounded(Subschema schema) =>
        schema.Json.TryGetProperty("maxLength", out _) || schema.Json.TryGetProperty("enum", out _) || schema.Json.TryGetProperty("const", out _)
        || (schema.Json.TryGetProperty("format", out JsonElement format) && format.ValueKind == JsonValueKind.String && Bounded.Contains(format.GetString()!));
}
