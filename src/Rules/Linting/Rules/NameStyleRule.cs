using System.Text.RegularExpressions;

namespace SchemaPacks.Linting.Rules;

/// <summary>A schema whose names are of one style is guessed right. Without a setting, the style that most of its names have is the schema's.</summary>
internal sealed partial class NameStyleRule()
    : LintRule(LintDiagnostics.NameStyle, "The names of a schema's properties are in the style of `name-style`; by default (`consistent`) in the one that most of them have.")
{
    public override IEnumerable<LintFinding> Check(LintSubject subject)
    {
        string style = subject.Settings.NameStyle;
        if (style == LintSettings.AnyStyle)
            return [];
        (string Name, string Pointer)[] names = [.. subject.Properties.Where(entry => entry.Name.All(char.IsAscii)).Select(entry => (entry.Name, entry.Property.Pointer)).DistinctBy(entry => entry.Name)];
        if (style == LintSettings.ConsistentStyle)
            style = LintSettings.Styles.MaxBy(candidate => names.Count(entry => HasStyle(entry.Name, candidate) && !names.All(other => HasStyle(other.Name, candidate)))) ?? style;
        bool isConsistent = LintSettings.Styles.Any(candidate => names.All(entry => HasStyle(entry.Name, candidate)));
        return subject.Settings.NameStyle == LintSettings.ConsistentStyle && isConsistent ? [] : names.Where(entry => !HasStyle(entry.Name, style))
            .Select(entry => subject.AtKey(this, entry.Pointer, $"the name '{entry.Name}' is not in {style}{(subject.Settings.NameStyle == LintSettings.ConsistentStyle ? ", as most names of this schema are" : "")}; rename it in the next version"));
    }

    private static bool HasStyle(string name, string style) => (style switch
    {
        "snake_case" => Snake(),
        "kebab-case" => Kebab(),
        "camelCase" => Camel(),
        _ => Pascal(),
    }).IsMatch(name);

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Snake();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Kebab();

    [GeneratedRegex("^[a-z][a-zA-Z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Camel();

    [GeneratedRegex("^[A-Z][a-zA-Z0-9]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Pascal();
}
