using System.Globalization;
using System.Numerics;
using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

/// <summary>JavaScript and many other readers keep numbers as doubles, which skip whole numbers from 2^53 on (RFC 8259 §6, RFC 7493 §2.2).</summary>
internal sealed class UnsafeIntegerRule()
    : LintRule(LintDiagnostics.UnsafeInteger, "Bounds and listed values of whole numbers are within ±9007199254740991 (2^53 - 1), which every reader can hold.")
{
    private static readonly BigInteger Greatest = (BigInteger.One << 53) - 1;
    private static readonly string[] Numbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "const", "default"];

    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        where SchemaTypes.Has(schema, "integer") || SchemaTypes.Of(schema).Count == 0
        from value in SchemaValues.Of(schema, Numbers)
        where IsUnsafe(value.Json)
        select subject.At(this, value.Pointer, $"'{value.Name}' has a whole number beyond ±{Greatest}, which programs that keep numbers as doubles change silently; stay within, or make it a text");

    private static bool IsUnsafe(JsonElement value) => value.ValueKind == JsonValueKind.Number
        && BigInteger.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number) && BigInteger.Abs(number) > Greatest;
}
