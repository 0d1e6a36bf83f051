namespace SchemaPacks.Cli;

/// <summary>How the command ends.</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    /// <summary>Something was found, or something is left to do.</summary>
    public const int Findings = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A file or host could not be used, or the command itself failed.</summary>
    public const int Failure = 3;

    public const int Interrupted = 130;
}
