using System.Text.Json;

namespace SchemaPacks.Linting.Rules;

/// <summary>Who reads a record in three years has the description and nothing else.</summary>
internal sealed class MissingDescriptionRule() : LintRule(LintDiagnostics.MissingDescription, "A schema says in `description` when its event happens.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        if (!subject.Document.Root.TryGetProperty("description", out JsonElement text))
            yield return subject.At(this, "", "the schema has no 'description'; say when this event happens");
        else if (text.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(text.GetString()))
            yield return subject.At(this, "/description", "the schema's 'description' is empty; say when this event happens");
    }
}
