using System.Buffers;
using System.Text;
using System.Text.Json;
using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Emitting;

/// <summary>How events that were made are written: one to a line as a host takes them, or as one document with the reasons.</summary>
internal static class EmitOutput
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static int WriteLines(IEnumerable<EmittedEvent> events, bool isBare, Screen screen, CancellationToken cancellationToken)
    {
        bool isWhole = true;
        var line = new ArrayBufferWriter<byte>();
        foreach (EmittedEvent made in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (made.Utf8 is not { } utf8)
            {
                isWhole = false;
                screen.Error.WriteLine($"schemapacks: {Screen.Plain(Missing(made.Schema))}");
                continue;
            }

            if (made.Finding is { } finding)
                screen.Error.WriteLine($"# {made.Schema.Key} {Screen.Plain(Reason(finding))}");
            if (isBare)
            {
                screen.Output.WriteLine(Encoding.UTF8.GetString(utf8.Span));
                continue;
            }

            line.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(line, Compact))
            {
                writer.WriteStartObject();
                WriteKey(writer, made.Schema);
                writer.WritePropertyName("event"u8);
                writer.WriteRawValue(utf8.Span, skipInputValidation: true);
                writer.WriteEndObject();
            }

            screen.Output.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
        }

        return isWhole ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>Writes <c>{"version":1,"events":[{"schema":…,"version":…,"event":{…},"refusal":{"keyword","pointer","schemaPointer","message"}}]}</c>; <c>refusal</c> is null of an event that is accepted.</summary>
    public static int WriteJson(IEnumerable<EmittedEvent> events, Screen screen)
    {
        EmittedEvent[] all = [.. events];
        foreach (EmittedEvent made in all.Where(made => made.Utf8 is null))
            screen.Error.WriteLine($"schemapacks: {Screen.Plain(Missing(made.Schema))}");
        screen.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, 1);
            writer.WriteStartArray("events"u8);
            foreach (EmittedEvent made in all)
            {
                if (made.Utf8 is not { } utf8)
                    continue;
                writer.WriteStartObject();
                WriteKey(writer, made.Schema);
                writer.WritePropertyName("event"u8);
                using (var json = JsonDocument.Parse(utf8))
                    json.RootElement.WriteTo(writer);
                Write(writer, made.Finding);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return all.All(made => made.Utf8 is not null) ? ExitCode.Clean : ExitCode.Findings;
    }

    private static void WriteKey(Utf8JsonWriter writer, CompiledSchema schema)
    {
        writer.WriteString("schema"u8, schema.Key.Id);
        writer.WritePropertyName("version"u8);
        if (schema.HasNumericVersion)
            writer.WriteRawValue(schema.Key.Version.Text);
        else
            writer.WriteStringValue(schema.Key.Version.Text);
    }

    private static void Write(Utf8JsonWriter writer, SchemaFinding? finding)
    {
        if (finding is null)
        {
            writer.WriteNull("refusal"u8);
            return;
        }

        writer.WriteStartObject("refusal"u8);
        writer.WriteString("keyword"u8, finding.Keyword);
        writer.WriteString("pointer"u8, finding.InstancePointer);
        writer.WriteString("schemaPointer"u8, finding.SchemaPointer);
        writer.WriteString("message"u8, finding.Message);
        writer.WriteEndObject();
    }

    private static string Reason(SchemaFinding finding) => finding.InstancePointer.Length == 0 ? finding.Message : $"{finding.InstancePointer}: {finding.Message}";

    private static string Missing(CompiledSchema schema) =>
        $"no event of '{schema.Key}' was found that it accepts: nothing may satisfy the schema, or it asks for more than a search can find; an entry in its 'examples' would help";
}
