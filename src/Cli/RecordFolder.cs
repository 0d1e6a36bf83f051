using System.CommandLine;

namespace SchemaPacks.Cli;

/// <summary>The folder that a command works on.</summary>
internal static class RecordFolder
{
    public static Argument<string> Argument() => new("folder")
    {
        Description = "The folder of the files of records: the host's EventLog:Directory.",
    };

    /// <summary>The folder's whole path.</summary>
    /// <exception cref="CommandFailure">There is no such folder.</exception>
    public static string Resolve(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailure(ExitCode.Usage, $"there is no folder '{folder}'");
        return Path.GetFullPath(folder);
    }
}
