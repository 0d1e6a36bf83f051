using System.Text.Json;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Linting.Rules;

/// <summary>Up to draft-07, a schema with <c>$ref</c> is that reference and nothing else.</summary>
internal sealed class IgnoredBesideReferenceRule()
    : LintRule(LintDiagnostics.IgnoredBesideReference, "Up to draft-07 (the default), nothing that judges stands beside `$ref`: it would be ignored.")
{
    private static readonly HashSet<string> Judging = [.. KeywordTable.Rows.Where(row => row.Name is not ("$ref" or "definitions" or "$defs")).Select(row => row.Name)];

    public override IEnumerable<LintFinding> Check(LintSubject subject) => subject.Dialect.Version > JsonSchemaDialect.Draft7.Version ? [] :
        from schema in subject.Schemas
        where schema.Json.TryGetProperty("$ref", out JsonElement reference) && reference.ValueKind == JsonValueKind.String
        from keyword in schema.Json.EnumerateObject()
        let name = keyword.Name
        where Judging.Contains(name)
        select subject.AtKey(
            this, schema.PointerTo(name),
            $"'{name}' beside '$ref' is ignored in {subject.Dialect}; put the reference into 'allOf', or name dialect 2020-12 in '$schema'");
}
