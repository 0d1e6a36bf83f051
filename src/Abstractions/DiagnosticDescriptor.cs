using System.Globalization;

namespace SchemaPacks;

/// <summary>
/// A kind of finding. One defect has one code everywhere: when packs load, at build time, on the command line, over HTTP.
/// </summary>
public sealed class DiagnosticDescriptor
{
    internal DiagnosticDescriptor(int number, DiagnosticSeverity severity, string reason, string title)
    {
        Number = number;
        Severity = severity;
        Reason = reason;
        Title = title;
        Code = string.Create(CultureInfo.InvariantCulture, $"SP{number:D4}");
    }

    /// <summary>The number, which is also the log's event id: 5001. Its thousands are the stage: 1 scan (11 code of packs), 2 parse, 3 compile, 4 snapshot, 5 event, 6 handlers, 7 feeds, 8 host, 9 lint.</summary>
    public int Number { get; }

    /// <summary>The code that people search for: <c>SP5001</c>. Never changes its meaning.</summary>
    public string Code { get; }

    /// <summary>The same as words for programs: <c>unknown-schema</c>.</summary>
    public string Reason { get; }

    /// <summary>How bad it is unless strictness raises it.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>What it says, in a few words.</summary>
    public string Title { get; }

    /// <summary>A finding of this kind.</summary>
    /// <param name="message">What is wrong with which name, then what to do.</param>
    public Diagnostic Create(string message) => new() { Descriptor = this, Severity = Severity, Message = message };

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}
