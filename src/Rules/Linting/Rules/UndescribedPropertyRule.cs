using System.Text.Json;

namespace SchemaPacks.Linting.Rules;

internal sealed class UndescribedPropertyRule()
    : LintRule(LintDiagnostics.UndescribedProperty, "A property says in `description` what its value is. One that refers to a schema elsewhere has that schema's.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from entry in subject.Properties
        where entry.Property.Json.ValueKind == JsonValueKind.True
            || !(entry.Property.Json.TryGetProperty("description", out _) || entry.Property.Json.TryGetProperty("title", out _) || entry.Property.Json.TryGetProperty("$ref", out _))
        where !entry.Parent.Pointer.Contains("/allOf/", StringComparison.Ordinal) && !entry.Parent.Pointer.EndsWith("/if", StringComparison.Ordinal) // conditions describe nothing
            && !entry.Parent.Pointer.EndsWith("/not", StringComparison.Ordinal)
        select subject.AtKey(this, entry.Property.Pointer, $"the property '{entry.Name}' has no 'description'; say what its value is");
}
