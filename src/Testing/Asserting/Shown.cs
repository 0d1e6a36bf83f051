using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Handlers;

namespace SchemaPacks.Testing.Asserting;

/// <summary>What messages show of a test's records.</summary>
internal static class Shown
{
    private const int Most = 10;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>no records</c>, or how many and one per line.</summary>
    public static string Records(IReadOnlyList<RecordedEvent> records)
    {
        if (records.Count == 0)
            return "no records";
        string rest = records.Count > Most ? $"\n  and {Count(records.Count - Most, "more record")}" : "";
        return $"{Count(records.Count, "record")}:{string.Concat(records.Take(Most).Select(record => $"\n  {record}"))}{rest}\n";
    }

    /// <summary>The status, and the findings with their places one to a line.</summary>
    public static string Outcome(EventOutcome outcome) =>
        outcome.Status + string.Concat(outcome.Findings.Select(finding => $"\n  {finding.Code}{(finding.Pointer is null ? "" : $" at '{finding.Pointer}'")}: {finding.Message}"));

    public static string Count(int count, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    public static string Value(JsonNode? value) => value?.ToJsonString(Plain) ?? "null";

    /// <summary><c>nothing</c>, <c>'a'</c>, <c>'a', 'b' and 3 more</c>.</summary>
    public static string Names(IReadOnlyList<string> names) => names.Count == 0
        ? "nothing"
        : string.Join(", ", names.Take(Most).Select(name => $"'{name}'")) + (names.Count > Most ? $" and {names.Count - Most} more" : "");
}
