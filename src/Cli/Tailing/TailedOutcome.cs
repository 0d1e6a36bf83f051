using System.Text.Json;

namespace SchemaPacks.Cli.Tailing;

/// <summary>What became of an event, as the host tells it.</summary>
internal sealed record TailedOutcome
{
    /// <summary>When it was known, in UTC.</summary>
    public required DateTime Time { get; init; }

    /// <summary><c>recorded</c>, <c>invalid</c>, …</summary>
    public required string Outcome { get; init; }

    /// <summary><c>acme.page-view@2</c>; empty where nobody could read it.</summary>
    public required string Schema { get; init; }

    /// <summary>From arrival until the outcome was known; null where nothing was judged.</summary>
    public required double? Milliseconds { get; init; }

    /// <summary>Whoever sent it, where records have that: <c>client:shop</c>.</summary>
    public required string Sender { get; init; }

    /// <summary>Why it was refused, such as <c>SP5009: …</c>; empty for others.</summary>
    public required string Why { get; init; }

    /// <summary>The event's own properties, redacted, as the host sent them.</summary>
    public required IReadOnlyList<JsonProperty> Properties { get; init; }

    /// <exception cref="InvalidOperationException">A value has another type than a host gives it.</exception>
    /// <exception cref="KeyNotFoundException">A value is missing.</exception>
    public static TailedOutcome Read(JsonElement data)
    {
        JsonElement record = data.GetProperty("record");
        JsonProperty[] members = record.ValueKind == JsonValueKind.Object ? [.. record.EnumerateObject()] : [];
        string? code = data.GetProperty("code").GetString();
        return new TailedOutcome
        {
            Time = data.GetProperty("time").TryGetDateTime(out DateTime time) ? time.ToUniversalTime() : throw new InvalidOperationException(),
            Outcome = data.GetProperty("outcome").GetString() ?? "",
            Schema = data.GetProperty("schema").GetString() is { } id ? $"{id}@{data.GetProperty("version").GetString()}" : "",
            Milliseconds = data.GetProperty("durationMs") is { ValueKind: JsonValueKind.Number } duration ? duration.GetDouble() : null,
            Sender = members.FirstOrDefault(member => member.NameEquals("__source__")) is { Value.ValueKind: JsonValueKind.String } source ? source.Value.GetString()! : "",
            Why = code is null ? "" : $"{code}: {string.Join("; ", data.GetProperty("findings").EnumerateArray().Select(Sentence))}",
            Properties = [.. members.Where(member => !member.Name.StartsWith("__", StringComparison.Ordinal))],
        };
    }

    private static string Sentence(JsonElement finding) =>
        finding.TryGetProperty("pointer", out JsonElement pointer) && pointer.GetString() is { Length: > 0 } at ? $"at '{at}': {finding.GetProperty("message").GetString()}" : finding.GetProperty("message").GetString() ?? "";
}
