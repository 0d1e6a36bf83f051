using System.Text.Json;

namespace SchemaPacks.Linting.Rules;

/// <summary>A pattern of JSON Schema is searched for: <c>[a-z]+</c> holds for every text with one small letter.</summary>
internal sealed class UnanchoredPatternRule() : LintRule(LintDiagnostics.UnanchoredPattern, "A `pattern` begins with `^` or ends with `$`: without both it holds wherever it occurs in a text.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        where schema.Json.TryGetProperty("pattern", out JsonElement pattern) && pattern.ValueKind == JsonValueKind.String
            && !schema.Pointer.EndsWith("/not", StringComparison.Ordinal)
            && pattern.GetString() is { Length: > 0 } text && !text.Contains('^', StringComparison.Ordinal) && !text.EndsWith('$')
        select subject.At(this, schema.PointerTo("pattern"), "the pattern holds wherever it occurs in a text; write '^' before it and '$' after it if it is meant for the whole text");
}
