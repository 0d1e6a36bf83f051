using System.CommandLine;

namespace SchemaPacks.Cli;

/// <summary>The credentials of a host: from a file or a variable, never an argument, which others on the machine could read.</summary>
internal static class HostToken
{
    private const string Variable = "SCHEMAPACKS_TOKEN";

    public static Option<string> CreateOption() =>
        new("--token-file") { Description = $"A file with the host's token (EventLog:Token). Left out: the variable {Variable}.", HelpName = "FILE" };

    /// <exception cref="CommandFailure">There is none, or the file cannot be read.</exception>
    public static string Read(string? file, Screen screen)
    {
        string? token = file is null ? screen.Environment(Variable) : ReadFile(file);
        return string.IsNullOrWhiteSpace(token) || token.Trim().AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw new CommandFailure(ExitCode.Usage, $"a host needs its token: give it in --token-file or the variable {Variable}")
            : token.Trim();
    }

    /// <returns>Null where there is none.</returns>
    /// <exception cref="CommandFailure">The file cannot be read, or holds none.</exception>
    public static string? Find(string? file, Screen screen) => file is null && string.IsNullOrWhiteSpace(screen.Environment(Variable)) ? null : Read(file, screen);

    private static string ReadFile(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, $"the file of the token cannot be read: {exception.Message}");
        }
    }
}
