namespace SchemaPacks;

/// <summary>How bad a finding is.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Worth knowing; nothing to do.</summary>
    Information,

    /// <summary>It works, though likely not as meant. Refused where strictness is configured.</summary>
    Warning,

    /// <summary>What it is about was refused: a pack, a schema, an event.</summary>
    Error,
}
