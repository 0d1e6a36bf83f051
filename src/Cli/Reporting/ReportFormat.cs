using System.CommandLine;

namespace SchemaPacks.Cli.Reporting;

/// <summary>How findings are written.</summary>
internal enum ReportFormat
{
    /// <summary>For people, with the place in the text. May change with any version.</summary>
    Text,

    /// <summary>For people and editors: a line for each finding.</summary>
    Concise,

    /// <summary>For programs: one JSON document.</summary>
    Json,

    /// <summary>Workflow commands of GitHub Actions, which it shows beside the changed lines.</summary>
    Github,

    /// <summary>SARIF 2.1.0, which code scanning and editors read.</summary>
    Sarif,
}

/// <summary>The option <c>--format</c> of commands that report findings.</summary>
internal static class ReportFormatOption
{
    public static Option<ReportFormat> Create()
    {
        var option = new Option<ReportFormat>("--format") { Description = "How findings are written. Default: text.", HelpName = "text|concise|json|github|sarif" };
        option.AcceptOnlyFromAmong(StringComparer.Ordinal, "text", "concise", "json", "github", "sarif");
        return option;
    }
}
