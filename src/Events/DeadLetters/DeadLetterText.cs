using System.Buffers;
using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.Compiling;
using SchemaPacks.Configuration;

namespace SchemaPacks.DeadLetters;

/// <summary>A dead letter as one line of JSON.</summary>
/// <example>
/// <c>{"time":"2026-11-23T06:11:29.105262Z","stage":"handle","code":"SP6001","handler":"warehouse","attempts":5,"schema":"acme.page-view","version":1,"registry":"sha256:…",
/// "findings":[{"code":"SP6001","message":"…"}],"record":{"__timestamp__":"…",…}}</c>
/// </example>
internal static class DeadLetterText
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = RecordText.Encoder };

    /// <param name="letter">The letter.</param>
    /// <param name="now">When it is kept.</param>
    /// <param name="registry">The registry's digest.</param>
    /// <param name="options">What is kept of the event.</param>
    public static ReadOnlyMemory<byte> Write(in DeadLetter letter, DateTimeOffset now, string registry, DeadLetterOptions options)
    {
        var text = new ArrayBufferWriter<byte>(1024 + letter.Record.Utf8.Length);
        using var writer = new Utf8JsonWriter(text, OneLine);
        writer.WriteStartObject();
        Span<byte> time = stackalloc byte[UtcTimestamp.Length];
        UtcTimestamp.Write(UtcTimestamp.Normalize(now), time);
        writer.WriteString("time"u8, time);
        writer.WriteString("stage"u8, letter.Stage == DeadLetterStage.Judge ? "judge"u8 : "handle"u8);
        writer.WriteString("code"u8, letter.Findings.Count > 0 ? letter.Findings[0].Code : Diagnostics.DeadLettered.Code);
        if (letter.Handler is not null)
        {
            writer.WriteString("handler"u8, letter.Handler);
            writer.WriteNumber("attempts"u8, letter.Attempts);
        }

        WriteSchema(writer, letter.Record.Schema, registry);
        writer.WriteStartArray("findings"u8);
        foreach (Diagnostic finding in letter.Findings)
            Write(writer, finding);
        writer.WriteEndArray();

        writer.WritePropertyName("record"u8);
        writer.WriteRawValue(letter.Record.Utf8.Span, skipInputValidation: true); // it is our own
        if (options.Body == DeadLetterBody.Original && !letter.Original.IsEmpty)
        {
            if (letter.Original.Length <= options.MaxBodyBytes)
                writer.WriteBase64String("original"u8, letter.Original.Span); // whatever was sent, one line stays one line
            else
                writer.WriteNumber("originalBytes"u8, letter.Original.Length);
        }

        writer.WriteEndObject();
        writer.Flush();
        return text.WrittenMemory;
    }

    private static void WriteSchema(Utf8JsonWriter writer, EventSchema schema, string registry)
    {
        writer.WriteString("schema"u8, schema.Key.Id);
        if (schema is CompiledSchema { HasNumericVersion: true })
        {
            writer.WritePropertyName("version"u8);
            writer.WriteRawValue(schema.Key.Version.Text);
        }
        else
            writer.WriteString("version"u8, schema.Key.Version.Text);
        writer.WriteString("registry"u8, registry);
    }

    private static void Write(Utf8JsonWriter writer, Diagnostic finding)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, finding.Code);
        writer.WriteString("message"u8, finding.Message);
        if (finding.Pointer is not null)
            writer.WriteString("pointer"u8, finding.Pointer);
        if (finding.SchemaPointer is not null)
            writer.WriteString("schemaPointer"u8, finding.SchemaPointer);
        if (finding.Keyword is not null)
            writer.WriteString("keyword"u8, finding.Keyword);
        writer.WriteEndObject();
    }
}
