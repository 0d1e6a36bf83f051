using System.CommandLine;

namespace SchemaPacks.Cli.Reporting;

/// <summary>From which severity on findings make a command end with 1.</summary>
internal enum FailLevel
{
    Warning,
    Error,
    Information,
    Never,
}

/// <summary>The option <c>--fail-level</c>.</summary>
internal static class FailLevelOption
{
    public static Option<FailLevel> Create()
    {
        var option = new Option<FailLevel>("--fail-level") { Description = "The least severity that ends with exit code 1. Default: warning.", HelpName = "information|warning|error|never" };
        option.AcceptOnlyFromAmong(StringComparer.Ordinal, "information", "warning", "error", "never");
        return option;
    }

    public static bool IsReached(this FailLevel level, DiagnosticSeverity severity) => level switch
    {
        FailLevel.Never => false,
        FailLevel.Information => true,
        FailLevel.Warning => severity >= DiagnosticSeverity.Warning,
        _ => severity == DiagnosticSeverity.Error,
    };
}
