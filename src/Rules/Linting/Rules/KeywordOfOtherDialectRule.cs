using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.Linting.Rules;

internal sealed class KeywordOfOtherDialectRule()
    : LintRule(LintDiagnostics.KeywordOfOtherDialect, "A keyword is one of the schema's dialect: `dependentRequired` in draft-07 (the default) checks nothing.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        // A definition is found by its pointer in every dialect.
        KeywordRow[] others = [.. KeywordTable.Rows.Where(row => row.Name is not ("$defs" or "definitions"))
            .GroupBy(row => row.Name).Where(rows => !rows.Any(row => row.From <= subject.Dialect.Version && subject.Dialect.Version <= row.To)).Select(rows => rows.First())];
        return from schema in subject.Schemas
               from row in others
               where schema.Json.TryGetProperty(row.Name, out _)
               select subject.AtKey(this, schema.PointerTo(row.Name), $"'{row.Name}' is no keyword of {subject.Dialect}, so it checks nothing; {Advice(row)}");
    }

    private static string Advice(KeywordRow row) =>
        JsonSchemaDialect.All.LastOrDefault(dialect => !dialect.IsPreview && row.From <= dialect.Version && dialect.Version <= row.To) is { } dialect
            ? $"name dialect {dialect.Name} in '$schema' ('{dialect.Uri.OriginalString}'), or say it otherwise"
            : "remove it";
}
