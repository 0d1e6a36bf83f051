using System.Text;
using SchemaPacks.Cli.Reporting;
using SchemaPacks.Fixing;
using SchemaPacks.Parsing;

namespace SchemaPacks.Cli.Linting;

/// <summary>Writes what fixes change. A file that would not be read afterwards, for whatever reason, stays as it is.</summary>
internal static class LintFixer
{
    /// <returns>How many fixes were made.</returns>
    public static int Apply(LintRun run)
    {
        int applied = 0;
        foreach (IGrouping<string, ReportedFinding> file in run.Report.Findings.Where(finding => finding.Fix is not null).GroupBy(finding => finding.Place!))
        {
            LintedFile linted = run.Files.Values.First(candidate => candidate.Place == file.Key);
            FixedText changed = FixedText.Of(file.First().Text!, file.Select(finding => finding.Fix!));
            byte[] bytes = Encoding.UTF8.GetBytes(changed.Text);
            if (DocumentParser.Parse(linted.Text.Origin, bytes).Document is null)
                continue;
            File.WriteAllBytes(linted.Path!, linted.Text.Bytes.Span.StartsWith("\uFEFF"u8) ? [.. "\uFEFF"u8, .. bytes] : bytes);
            applied += changed.Applied;
        }

        return applied;
    }
}
