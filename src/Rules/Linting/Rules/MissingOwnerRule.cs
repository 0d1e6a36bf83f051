using System.Text.Json;

namespace SchemaPacks.Linting.Rules;

internal sealed class MissingOwnerRule() : LintRule(LintDiagnostics.MissingOwner, "A schema names in `owner` who answers questions about its events.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        if (!subject.Document.Root.TryGetProperty("owner", out JsonElement owner) || (owner.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(owner.GetString())))
            yield return subject.At(this, "", "the schema has no 'owner'; name a team or an address that answers questions about it");
    }
}
