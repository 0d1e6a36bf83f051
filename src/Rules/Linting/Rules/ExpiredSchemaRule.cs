using System.Globalization;
using System.Text.Json;

namespace SchemaPacks.Linting.Rules;

/// <summary>What is collected for a time ends with it, unless somebody decides again.</summary>
internal sealed class ExpiredSchemaRule() : LintRule(LintDiagnostics.ExpiredSchema, "The day in `expires` (such as `expires: 2027-03-31`), if there is one, is not over.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        if (!subject.Document.Root.TryGetProperty("expires", out JsonElement value))
            yield break;
        if (value.ValueKind != JsonValueKind.String || !DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            yield return subject.At(this, "/expires", "'expires' is not a day; write year, month and day, as in expires: 2027-03-31");
        else if (day < subject.Today)
            yield return subject.At(this, "/expires", "the schema's last day is over; decide whether its events are still needed, then set another day or deprecate it");
    }
}
