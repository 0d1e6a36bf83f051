namespace SchemaPacks.Cli.Reporting;

/// <summary>What a command found.</summary>
/// <param name="Findings">In the order in which they are shown.</param>
/// <param name="Checked">How many things were looked at.</param>
/// <param name="Thing">What they are: <c>schema</c>.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Report(IReadOnlyList<ReportedFinding> Findings, int Checked, string Thing, TimeSpan Elapsed)
{
    public int Fixable => Findings.Count(finding => finding.Fix is not null);

    public int Count(DiagnosticSeverity severity) => Findings.Count(finding => finding.Diagnostic.Severity == severity);

    /// <summary>Writes it to the output.</summary>
    public void Write(Screen screen, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Json:
                screen.WriteJson(writer => ReportJson.Write(writer, this));
                break;
            case ReportFormat.Sarif:
                screen.WriteJson(writer => SarifLog.Write(writer, this));
                break;
            case ReportFormat.Github:
                foreach (ReportedFinding finding in Findings)
                    screen.Output.WriteLine(GithubCommand.Of(finding));
                break;
            case ReportFormat.Concise:
                foreach (ReportedFinding finding in Findings)
                    screen.Write(finding.Diagnostic with { Pack = finding.Place, Resource = null });
                break;
            default:
                foreach (ReportedFinding finding in Findings)
                    screen.Output.WriteLine(FindingText.Of(finding, screen.HasColours));
                screen.Summarize(ReportSummary.Of(this), isGood: Count(DiagnosticSeverity.Error) + Count(DiagnosticSeverity.Warning) == 0);
                break;
        }
    }
}
