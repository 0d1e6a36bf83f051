using System.Text.Json;

namespace SchemaPacks.Cli.Examining;

/// <summary>What was looked at, for programs.</summary>
/// <example><c>[{"what":"disk","condition":"good","said":"51.3 GiB are free"}]</c></example>
internal static class DoctorJson
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Examined> examined)
    {
        writer.WriteStartArray();
        foreach (Examined thing in examined)
        {
            writer.WriteStartObject();
            writer.WriteString("what", thing.What);
            writer.WriteString("condition", thing.Condition switch { Condition.Good => "good", Condition.Doubtful => "doubtful", _ => "bad" });
            writer.WriteString("said", thing.Said);
            if (thing.Advice is { } advice)
                writer.WriteString("advice", advice);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
