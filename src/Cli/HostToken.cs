using System.CommandLine;

namespace SchemaPacks.Cli;

/// <summary>The credentials of a host: from a file or a variable, never an argument, which others on the machine could read.</summary>
internal static class HostToken
{
    private const string Variable = "SCHEMAPACKS_TOKEN";

    public static Option<string> CreateOption() =>
        new("--token-file") { Description = $"A file with the host's token (EventLog:Token). Left out: the variable {Variable}.", HelpName = "FILE" };

    /// <exception cref="CommandFailure">There is none.</exception>
    public static string Read(string? file, Screen screen)
    {
        if (file is not null && !File.Exists(file))
            throw new CommandFailure(ExitCode.Usage, $"there is no file '{file}' with a token");
        string? token = file is null ? screen.Environment(Variable) : File.ReadAllText(file);
        return string.IsNullOrWhiteSpace(token) || token.Trim().AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw new CommandFailure(ExitCode.Usage, $"a host needs its token: give it in --token-file or the variable {Variable}")
            : token.Trim();
    }
}
