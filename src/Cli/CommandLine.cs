using System.CommandLine;
using System.CommandLine.Help;
using SchemaPacks.Cli.Comparing;
using SchemaPacks.Cli.Completing;
using SchemaPacks.Cli.Creating;
using SchemaPacks.Cli.Documenting;
using SchemaPacks.Cli.Emitting;
using SchemaPacks.Cli.Examining;
using SchemaPacks.Cli.Explaining;
using SchemaPacks.Cli.Feeding;
using SchemaPacks.Cli.Inferring;
using SchemaPacks.Cli.Inspecting;
using SchemaPacks.Cli.Linting;
using SchemaPacks.Cli.Listing;
using SchemaPacks.Cli.Replaying;
using SchemaPacks.Cli.Tailing;
using SchemaPacks.Cli.Validating;
using SchemaPacks.Cli.Verifying;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli;

/// <summary>The command line: reads the arguments, runs one command, and turns whatever goes wrong into a sentence and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Screen screen, CancellationToken cancellationToken = default)
    {
        var noColour = new Option<bool>("--no-color") { Description = "No colours, as with the variable NO_COLOR.", Recursive = true };
        RootCommand root = CreateRoot(screen);
        root.Add(noColour);
        foreach (string alias in new[] { "/h", "/?" }) // '/' begins a path
            root.Options.OfType<HelpOption>().Single().Aliases.Remove(alias);
        ParseResult parsed = root.Parse(arguments);
        if (parsed.GetValue(noColour))
            screen.DropColours();
        if (parsed.Errors.Count > 0)
        {
            foreach (string problem in Problems(parsed))
                await screen.Error.WriteLineAsync($"schemapacks: {Screen.Plain(problem)}");
            await screen.Error.WriteLineAsync("schemapacks: '--help' says what can be asked");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration { Output = screen.Output, Error = screen.Error, EnableDefaultExceptionHandler = false };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (CommandFailure failure)
        {
            await screen.Error.WriteLineAsync($"schemapacks: {Screen.Plain(failure.Message)}");
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException exception) when (StandardOutput.HasNoReader(exception))
        {
            return ExitCode.Clean; // whoever asked has all that he wants
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await screen.Error.WriteLineAsync($"schemapacks: {Screen.Plain(exception.Message)}");
            return ExitCode.Failure;
        }
    }

    // Without a known command the parser reports a missing one as well as every word it does not know.
    private static IEnumerable<string> Problems(ParseResult parsed) => parsed.CommandResult.Command switch
    {
        RootCommand root when parsed.UnmatchedTokens is [string unknown, ..] => [$"there is no command or option '{unknown}'{Meant(unknown, root)}"],
        RootCommand => ["say which command"],
        _ => parsed.Errors.Select(error => string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Distinct(), // some list words on lines of their own
    };

    private static string Meant(string unknown, RootCommand root) =>
        NearMatches.Of(unknown, root.Subcommands.Select(command => command.Name), count: 1) is [var near] ? $"; did you mean '{near}'?" : "";

    /// <summary>All commands.</summary>
    public static RootCommand CreateRoot(Screen screen) => new("Tools for packs of telemetry schemas, and for the files of an event log.")
    {
        NewCommand.Create(screen),
        LintCommand.Create(screen),
        ValidateCommand.Create(screen),
        InferCommand.Create(screen),
        DocsCommand.Create(screen),
        ExplainCommand.Create(screen),
        SearchCommand.Create(screen),
        ChangeCommands.CreateAdd(screen),
        ChangeCommands.CreateRemove(screen),
        ChangeCommands.CreateUpdate(screen),
        OutdatedCommand.Create(screen),
        ChangeCommands.CreateRestore(screen),
        ListCommand.Create(screen),
        InspectCommand.Create(screen),
        EmitCommand.Create(screen),
        DiffCommand.Create(screen),
        CompatCommand.Create(screen),
        VerifyCommand.Create(screen),
        TailCommand.Create(screen),
        DoctorCommand.Create(screen),
        ReplayCommand.Create(screen),
        CompletionCommand.Create(screen),
    };
}
