using System.Text.Json;
using SchemaPacks.Checking;
using SchemaPacks.Fixing;
using SchemaPacks.Parsing;

namespace SchemaPacks.Linting.Rules;

/// <summary>JSON Schema passes over keys that it does not know, so a slip such as <c>maxLenght</c> checks nothing and is never reported.</summary>
internal sealed class MisspeltKeywordRule() : LintRule(LintDiagnostics.MisspeltKeyword, "No key of a schema is nearly a keyword, such as `maxLenght` or `descripton`.")
{
    public override bool HasFix => true;

    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        from keyword in schema.Json.EnumerateObject()
        let name = keyword.Name
        where !SchemaWords.All.Contains(name)
        let meant = KeywordLikeness.Nearest(name, SchemaWords.All)
        where meant is not null && !schema.Json.TryGetProperty(meant, out _)
        let pointer = schema.PointerTo(name)
        select subject.AtKey(this, pointer, $"'{name}' is no keyword, so it says nothing; was '{meant}' meant?") with { Fix = Rename(subject.Document, schema, name, meant) };

    // A keyword that judges would change what is accepted: its author decides.
    private static Fix? Rename(PackDocument document, Subschema schema, string name, string meant) =>
        SchemaWords.Remarks.Contains(meant) && schema.Json.GetProperty(name).ValueKind == JsonValueKind.String ? KeyRename.Of(document, schema.PointerTo(name), name, meant) : null;
}
