namespace SchemaPacks;

/// <summary>Writes to the host's log, under the pack's name. Constructors of a pack's types may ask for it.</summary>
public interface IPackLogger
{
    /// <summary>Writes one message.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="message">What happened. No values of events, please: logs are kept elsewhere, and longer.</param>
    void Log(DiagnosticSeverity severity, string message);
}
