using System.Text.Json;

namespace SchemaPacks.Answering;

/// <summary>One entry of a problem's <c>errors</c>. Never holds a value that was sent.</summary>
internal sealed record ProblemError(DiagnosticDescriptor Descriptor, string Message)
{
    /// <summary>The field of the envelope concerned: <c>version</c>.</summary>
    public string? Field { get; init; }

    /// <summary>JSON pointer into the event.</summary>
    public string? Pointer { get; init; }

    /// <summary>JSON pointer into the schema, to the keyword that refused the event.</summary>
    public string? SchemaPointer { get; init; }

    /// <summary>That keyword.</summary>
    public string? Keyword { get; init; }

    /// <summary>Line of the body, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column of that line, from 1.</summary>
    public int? Column { get; init; }

    public static ProblemError Of(Diagnostic finding) => new(finding.Descriptor, finding.Message)
    {
        Pointer = finding.Pointer,
        SchemaPointer = finding.SchemaPointer,
        Keyword = finding.Keyword,
        Line = finding.Line,
        Column = finding.Column,
    };

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, Descriptor.Code);
        WriteIfPresent("field", Field);
        WriteIfPresent("pointer", Pointer);
        WriteIfPresent("keyword", Keyword);
        WriteIfPresent("schemaPointer", SchemaPointer);
        if (Line is { } line)
            writer.WriteNumber("line"u8, line);
        if (Column is { } column)
            writer.WriteNumber("column"u8, column);
        writer.WriteString("message"u8, Message);
        writer.WriteEndObject();

        void WriteIfPresent(string name, string? value)
        {
            if (value is not null)
                writer.WriteString(name, value);
        }
    }
}
