using System.CommandLine;

namespace SchemaPacks.Cli.Tailing;

/// <summary>How what becomes of events is written.</summary>
internal enum TailFormat
{
    /// <summary>For people: a line for each event, without its values. May change with any version.</summary>
    Text,

    /// <summary>One document, <c>{"version":1,"outcomes":[…]}</c>, which ends when the command does.</summary>
    Json,

    /// <summary>A line of JSON for each event, as the host sends it.</summary>
    JsonL,
}

/// <summary>The option <c>--format</c>.</summary>
internal static class TailFormatOption
{
    public static Option<TailFormat> Create()
    {
        var option = new Option<TailFormat>("--format") { Description = "For people (text, the default), or for programs: one document (json), or a line for each event (jsonl).", HelpName = "text|json|jsonl" };
        option.AcceptOnlyFromAmong(StringComparer.Ordinal, "text", "json", "jsonl");
        return option;
    }
}
