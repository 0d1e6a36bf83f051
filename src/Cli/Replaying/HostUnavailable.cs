namespace SchemaPacks.Cli.Replaying;

/// <summary>The host cannot go on: what follows would fare no better.</summary>
/// <param name="exitCode">How the command ends.</param>
/// <param name="message">What is wrong, then what to do.</param>
/// <param name="isAnswered">Whether the host said so, and thus has not recorded the event.</param>
internal sealed class HostUnavailable(int exitCode, string message, bool isAnswered) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public bool IsAnswered { get; } = isAnswered;
}
