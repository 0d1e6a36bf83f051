namespace SchemaPacks.Cli.Reporting;

/// <summary>The colours of reports, or none.</summary>
internal readonly record struct Paint(bool HasColours)
{
    public string Bold(string text) => In(1, text);

    public string Frame(string text) => In(34, text);

    public string Severity(DiagnosticSeverity severity, string text) => In(
        severity switch
        {
            DiagnosticSeverity.Error => 31,
            DiagnosticSeverity.Warning => 33,
            _ => 36,
        },
        text);

    private string In(int code, string text) => HasColours ? $"\e[{code}m{text}\e[0m" : text;
}
