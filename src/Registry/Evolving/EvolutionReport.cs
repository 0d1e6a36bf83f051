using System.Text;
using SchemaPacks.Checking;
using SchemaPacks.Compatibility;
using SchemaPacks.Compatibility.Modes;
using SchemaPacks.Compatibility.Versioning;
using SchemaPacks.Compiling;

namespace SchemaPacks.Evolving;

/// <summary>Puts into words what two versions of a schema do to each other.</summary>
internal static class EvolutionReport
{
    private const int MostFindings = 20; // of one direction: whoever reads more has read enough
    private const int LongestWitness = 300; // in a message, in UTF-16 units

    /// <summary>What a version owes to an earlier one and does not keep.</summary>
    /// <param name="old">The earlier version.</param>
    /// <param name="new">The version.</param>
    /// <param name="comparison">The two, compared.</param>
    /// <param name="rule">What is owed.</param>
    /// <param name="name">Names a schema, such as by its key and its pack.</param>
    /// <param name="isForOperator">Whether somebody reads it who has not written the schemas: it names the place in the schema rather than an event, which does not belong into a log.</param>
    public static IEnumerable<EvolutionFinding> Missed(
        CompiledSchema old, CompiledSchema @new, SchemaComparison comparison, CompatibilityRule rule, Func<CompiledSchema, string> name, bool isForOperator = false)
    {
        foreach ((CompatibilityDirection direction, DirectionResult result) in rule.Missed(comparison))
        {
            if (result.Verdict == CompatibilityVerdict.Undecided && rule.Undecided == CheckSeverity.Off)
                continue;
            CompiledSchema reader = direction == CompatibilityDirection.Backward ? @new : old, writer = reader == @new ? old : @new;
            foreach (CompatibilityFinding change in ChangesOf(result, direction).Take(MostFindings))
            {
                string place = PlaceOf(@new, change.NewPointer, change);
                string what = isForOperator ? $"{change.Message} ({change.Code} at '{place}')" : $"{change.Message} ({change.Code})";
                string remedy = isForOperator ? $"take a pack without the break, or let a rule for '{@new.Key}' ask for less" : Shown(result.Witness) + Remedy(old, @new, rule);
                Diagnostic finding = result.Verdict == CompatibilityVerdict.Breaking
                    ? EvolutionDiagnostics.BreaksEarlierVersion.At(@new.Document, place, $"{name(reader)} refuses events that {name(writer)} takes: {what}; {remedy}")
                    : EvolutionDiagnostics.CompatibilityUndecided.At(@new.Document, place, $"nobody could prove that {name(reader)} takes what {name(writer)} takes, nor that it does not: {what}; compare the two there, and let a rule for '{@new.Key}' ask for less if all is well")
                        with { Severity = SeverityOf(rule.Undecided) };
                yield return new EvolutionFinding(finding, old, PlaceOf(old, change.OldPointer, change), change, result.Witness);
            }
        }
    }

    /// <summary>Whether a version says what changed since the one before it; null when it does, or nobody knows.</summary>
    public static EvolutionFinding? OfVersion(CompiledSchema old, CompiledSchema @new, SchemaComparison comparison, CompatibilityRule rule)
    {
        VersionAdvice advice = VersionAdvice.Of(old.Key.Version.Text, @new.Key.Version.Text, comparison);
        if (rule.Versions == CheckSeverity.Off || advice is not { Fit: VersionFit.TooSmall or VersionFit.TooLarge, Right: { } right })
            return null;
        string since = comparison switch
        {
            { Bump: VersionBump.Major } => $"it refuses events that '{old.Key}' takes",
            { HasNewProperties: true } => $"it declares properties that '{old.Key}' does not",
            { Bump: VersionBump.Minor } => $"it takes events that '{old.Key}' refuses",
            _ => $"it takes the same events as '{old.Key}'",
        };
        (DiagnosticDescriptor kind, string size) = advice.Fit == VersionFit.TooSmall ? (EvolutionDiagnostics.VersionTooSmall, "too small") : (EvolutionDiagnostics.VersionTooLarge, "larger than need be");
        return new EvolutionFinding(
            kind.At(@new.Document, "/version", $"the version of '{@new.Key}' is {size}: {since}; make it '{right}'") with { Severity = SeverityOf(rule.Versions) }, old, "/version");
    }

    // A verdict always has a reason; should it have none, the root stands for it.
    private static IEnumerable<CompatibilityFinding> ChangesOf(DirectionResult result, CompatibilityDirection direction) =>
        result.Findings.Count > 0 ? result.Findings : [new CompatibilityFinding("schema-changed", direction, "the schemas differ", "", "")];

    private static string PlaceOf(CompiledSchema schema, string pointer, CompatibilityFinding change) => ChangedPlace.Of(schema.Document, pointer, change.Code);

    private static string Shown(ReadOnlyMemory<byte>? witness) =>
        witness is { } utf8 && Encoding.UTF8.GetString(utf8.Span) is { Length: <= LongestWitness } text ? $"{text} is such an event; " : "";

    private static string Remedy(CompiledSchema old, CompiledSchema @new, CompatibilityRule rule) =>
        !rule.AcrossMajors && VersionAdvice.NextMajor(old.Key.Version.Text) is { } next
            ? $"take the change back, or declare the break by the version '{next}'"
            : $"take the change back, or let a rule for '{@new.Key}' ask for less";

    private static DiagnosticSeverity SeverityOf(CheckSeverity severity) => severity == CheckSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
}
