using System.Text;

namespace SchemaPacks;

/// <summary>
/// One thing found wrong, or worth knowing, in a pack, a schema, an event or a setting. Never holds an event's values.
/// </summary>
/// <example><c>ClientEvents/ClientEvents.Schemas.schema1.yaml(3,7): error SP2008: the name 'type' stands twice in one mapping; keep one</c></example>
public sealed record Diagnostic
{
    /// <summary>What kind of problem this is; documented at <c>docs/diagnostics</c>.</summary>
    public required DiagnosticDescriptor Descriptor { get; init; }

    /// <summary>What is wrong with which name, then what to do. One sentence, no final stop.</summary>
    public required string Message { get; init; }

    /// <summary>How bad it is; the descriptor's severity unless strictness raised it.</summary>
    public required DiagnosticSeverity Severity { get; init; }

    /// <summary>The pack concerned, or the path of a file that is not a pack.</summary>
    public string? Pack { get; init; }

    /// <summary>The resource, file or setting concerned.</summary>
    public string? Resource { get; init; }

    /// <summary>RFC 6901 JSON pointer to the place in the schema, or in the event for a finding about an event. <c>""</c> is the root.</summary>
    public string? Pointer { get; init; }

    /// <summary>Line, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column, from 1, in characters.</summary>
    public int? Column { get; init; }

    /// <summary>For an event that breaks its schema: the keyword that refused it.</summary>
    public string? Keyword { get; init; }

    /// <summary>For an event that breaks its schema: the JSON pointer of that keyword in the schema.</summary>
    public string? SchemaPointer { get; init; }

    /// <summary>The code, such as <c>SP5001</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The finding on one line, in the form that editors and build logs make clickable.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        if (Pack is not null)
            line.Append(Pack);
        if (Resource is not null)
            line.Append(Pack is null ? "" : "/").Append(Resource);
        if (Line is not null)
            line.Append('(').Append(Line).Append(',').Append(Column ?? 1).Append(')');
        if (line.Length > 0)
            line.Append(": ");
        string severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return line.Append(severity).Append(' ').Append(Code).Append(": ").Append(Message).ToString();
    }
}
