using System.Text.Json;
using SchemaPacks.JsonSchema.Formats;

namespace SchemaPacks.Linting.Rules;

internal sealed class UnknownFormatRule()
    : LintRule(LintDiagnostics.UnknownFormat, "`format` names a format of the dialect, one that the code of a pack brings (named in `formats`), or none: an unknown one checks nothing.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        where schema.Json.TryGetProperty("format", out JsonElement value) && value.ValueKind == JsonValueKind.String
        let name = schema.Json.GetProperty("format").GetString()
        where FormatTable.Find(name, subject.Dialect) is null && !subject.Settings.Formats.Contains(name)
        select subject.At(this, schema.PointerTo("format"), $"dialect {subject.Dialect} has no format '{name}', so nothing is checked; {Advice(name)}");

    private static string Advice(string name) =>
        FormatTable.Names.Contains(name, StringComparer.Ordinal) ? "name a newer dialect in '$schema', or check it by 'pattern'"
        : KeywordLikeness.Nearest(name, FormatTable.Names) is { } meant ? $"was '{meant}' meant?"
        : "check it by 'pattern', or name it in 'formats' of schemapacks.yaml if the code of a pack brings it";
}
