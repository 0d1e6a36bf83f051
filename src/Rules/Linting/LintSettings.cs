using SchemaPacks.Compatibility.Modes;

namespace SchemaPacks.Linting;

/// <summary>What <c>schemapacks.yaml</c> says.</summary>
internal sealed record LintSettings
{
    public const string FileName = "schemapacks.yaml";
    public const string ConsistentStyle = "consistent";
    public const string AnyStyle = "any";

    public static LintSettings Default { get; } = new();

    /// <summary>The styles of names that have a name themselves.</summary>
    public static IReadOnlyList<string> Styles { get; } = ["snake_case", "kebab-case", "camelCase", "PascalCase"];

    /// <summary>The severity of a code where it is not its own; null for off.</summary>
    public IReadOnlyDictionary<string, DiagnosticSeverity?> Severities { get; init; } = new Dictionary<string, DiagnosticSeverity?>();

    /// <summary>One of <see cref="Styles"/>, <c>consistent</c> or <c>any</c>.</summary>
    public string NameStyle { get; init; } = ConsistentStyle;

    /// <summary>Formats that the code of packs brings.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Paths that are not checked, as wildcards relative to the file's folder.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>What new versions owe to earlier ones.</summary>
    public CompatibilityRules Compatibility { get; init; } = CompatibilityRules.Default;

    /// <summary>The severity that a finding gets: null when it is not reported. What a registry refuses stays an error.</summary>
    public DiagnosticSeverity? SeverityOf(Diagnostic finding) =>
        !Severities.TryGetValue(finding.Code, out DiagnosticSeverity? chosen) ? finding.Severity
        : finding.Severity == DiagnosticSeverity.Error && !LintDiagnostics.All.Contains(finding.Descriptor) ? DiagnosticSeverity.Error
        : chosen;
}
