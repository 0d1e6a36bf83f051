using System.Text.Json;
using SchemaPacks.Checking;

namespace SchemaPacks.Linting.Rules;

internal sealed class DeprecatedRequiredRule() : LintRule(LintDiagnostics.DeprecatedRequired, "A property with `deprecated: true` is not required.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from entry in subject.Properties
        where entry.Property.Json.ValueKind == JsonValueKind.Object && entry.Property.Json.TryGetProperty("deprecated", out JsonElement flag) && flag.ValueKind == JsonValueKind.True
        where IsRequired(entry.Parent, entry.Name)
        select subject.At(this, entry.Property.Pointer + "/deprecated", $"the property '{entry.Name}' is deprecated and required, so no sender can leave it out; make it optional in the next version");

    private static bool IsRequired(Subschema parent, string name) =>
        parent.Json.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
        && names.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(name));
}
