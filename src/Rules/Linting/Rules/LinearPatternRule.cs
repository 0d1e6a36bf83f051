using System.Text.Json;
using System.Text.RegularExpressions;

namespace SchemaPacks.Linting.Rules;

/// <summary>Beside the refusal (SP3012), for the two uses of lookahead that are seen most: how the same is said without.</summary>
internal sealed partial class LinearPatternRule()
    : LintRule(LintDiagnostics.LinearPattern, "For a pattern that is refused with SP3012 because of a lookahead at its beginning: the same, said without.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        where schema.Json.TryGetProperty("pattern", out JsonElement pattern) && pattern.ValueKind == JsonValueKind.String
        let advice = Advice(schema.Json.GetProperty("pattern").GetString()!)
        where advice is not null
        select subject.At(this, schema.PointerTo("pattern"), advice);

    private static string? Advice(string pattern) => LookaheadAtStart().Match(pattern) is not { Success: true } found ? null
        : found.Groups["kind"].Value == "!" ? $"the pattern can be written without lookahead: 'pattern: {Rest(found)}' and 'not: {{ pattern: ^(?:{found.Groups["inner"].Value}) }}'"
        : IsAnything(found.Groups["rest"].Value) ? $"the pattern can be written without lookahead: '^(?:{found.Groups["inner"].Value})'"
        : $"the pattern can be written without lookahead: both of '^(?:{found.Groups["inner"].Value})' and '{Rest(found)}' under 'allOf'";

    private static string Rest(Match found) => "^" + found.Groups["rest"].Value;

    private static bool IsAnything(string rest) => rest is "" or ".*" or ".+" or ".*$" or ".+$";

    [GeneratedRegex(@"^\^\(\?(?<kind>[=!])(?<inner>[^()]*)\)(?<rest>(?!.*\(\?[=!<]).*)$")]
    private static partial Regex LookaheadAtStart();
}
