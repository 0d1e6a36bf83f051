namespace SchemaPacks.Cli;

/// <summary>Ends a command with a message. Thrown where nothing that follows makes sense.</summary>
/// <param name="exitCode">How the command ends.</param>
/// <param name="message">What is wrong, then what to do.</param>
internal sealed class CommandFailure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
