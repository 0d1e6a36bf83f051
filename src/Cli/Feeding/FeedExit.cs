namespace SchemaPacks.Cli.Feeding;

/// <summary>How a command over feeds ends.</summary>
internal static class FeedExit
{
    // What is wrong with the command line, nuget.config, the list or the lock.
    private static readonly HashSet<string> Usage = [Diagnostics.InvalidFeedSource.Code, Diagnostics.InsecureFeed.Code, Diagnostics.InvalidPackList.Code];

    /// <summary>The worst of the errors; clean when there is none.</summary>
    public static int Of(IEnumerable<Diagnostic> findings) => findings
        .Where(finding => finding.Severity == DiagnosticSeverity.Error)
        .Select(finding => finding.Code == Diagnostics.FeedUnavailable.Code ? ExitCode.Failure : Usage.Contains(finding.Code) ? ExitCode.Usage : ExitCode.Findings)
        .DefaultIfEmpty(ExitCode.Clean).Max();
}
