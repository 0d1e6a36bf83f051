using SchemaPacks.Parsing;

namespace SchemaPacks.Checking;

/// <summary>Findings of rules, with the position in the text that the author wrote.</summary>
internal static class RuleFindings
{
    /// <summary>A finding about the value at <paramref name="pointer"/>.</summary>
    public static Diagnostic At(this DiagnosticDescriptor kind, PackDocument document, string pointer, string message)
    {
        SourcePosition position = document.Positions.Nearest(pointer);
        return Create(kind, document, pointer, message, position.Line, position.Column);
    }

    /// <summary>A finding about the key of the value at <paramref name="pointer"/>.</summary>
    public static Diagnostic AtKey(this DiagnosticDescriptor kind, PackDocument document, string pointer, string message)
    {
        SourcePosition position = document.Positions.Nearest(pointer);
        return Create(kind, document, pointer, message, position.KeyLine, position.KeyColumn);
    }

    private static Diagnostic Create(DiagnosticDescriptor kind, PackDocument document, string pointer, string message, int line, int column) =>
        kind.Create(message) with
        {
            Pack = document.Origin.Pack,
            Resource = document.Origin.Resource,
            Pointer = pointer,
            Line = line,
            Column = column,
        };
}
