using System.CommandLine;

namespace SchemaPacks.Cli;

/// <summary>How a command writes what it has to say.</summary>
internal enum OutputFormat
{
    /// <summary>For people. May change with any version.</summary>
    Text,

    /// <summary>For programs: one JSON document.</summary>
    Json,
}

/// <summary>The option <c>--format</c>.</summary>
internal static class FormatOption
{
    public static Option<OutputFormat> Create()
    {
        var option = new Option<OutputFormat>("--format") { Description = "For people (text, the default) or for programs (json).", HelpName = "text|json" };
        option.AcceptOnlyFromAmong(StringComparer.Ordinal, "text", "json");
        return option;
    }
}
