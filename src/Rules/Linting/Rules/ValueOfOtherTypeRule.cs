using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

internal sealed class ValueOfOtherTypeRule()
    : LintRule(LintDiagnostics.ValueOfOtherType, "Values in `enum`, `const` and `default` are of a type that `type` allows: the others can never be sent.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        let types = SchemaTypes.Of(schema)
        where types.Count > 0
        from value in SchemaValues.Of(schema, ["const", "default"])
        where !SchemaTypes.Fits(value.Json, types)
        select subject.At(this, value.Pointer, $"a value in '{value.Name}' is not of the type {string.Join(" or ", types.Select(type => $"'{type}'"))}; correct it, quote it, or widen 'type'");
}
