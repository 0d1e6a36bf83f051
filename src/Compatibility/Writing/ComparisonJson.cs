using System.Text.Json;

namespace SchemaPacks.Compatibility.Writing;

/// <summary>A comparison as programs read it: <c>{"backward":{"verdict":"compatible|breaking|undecided","witness":…},"forward":{…},"findings":[{"code","direction","message","old","new"}],"bump":"major|minor|patch"}</c>.</summary>
public static class ComparisonJson
{
    /// <summary>Writes one JSON object.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="comparison">What.</param>
    public static void Write(Utf8JsonWriter writer, SchemaComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(comparison);
        writer.WriteStartObject();
        Write(writer, "backward", comparison.Backward);
        Write(writer, "forward", comparison.Forward);
        writer.WriteStartArray("findings");
        foreach (CompatibilityFinding finding in comparison.Backward.Findings.Concat(comparison.Forward.Findings))
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("direction", Word(finding.Direction));
            writer.WriteString("message", finding.Message);
            writer.WriteString("old", finding.OldPointer);
            writer.WriteString("new", finding.NewPointer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("bump", Word(comparison.Bump));
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string direction, DirectionResult result)
    {
        writer.WriteStartObject(direction);
        writer.WriteString("verdict", Word(result.Verdict));
        writer.WritePropertyName("witness");
        if (result.Witness is { } witness)
        {
            using var json = JsonDocument.Parse(witness);
            json.RootElement.WriteTo(writer);
        }
        else
            writer.WriteNullValue();
        writer.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
