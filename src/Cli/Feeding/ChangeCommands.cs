using System.CommandLine;
using NuGet.Versioning;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary><c>schemapacks add|remove|update|restore</c>: change which packs a host's folder has.</summary>
internal static class ChangeCommands
{
    public static Command CreateAdd(Screen screen)
    {
        Argument<string> id = Id("The package's id.");
        var version = new Option<string>("--version") { Description = "Which versions will do: 1.2.0, [1.0,2.0), 1.*. Left out: the latest.", HelpName = "range" };
        version.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !VersionRange.TryParse(result.Tokens[0].Value, out _))
                result.AddError($"'{result.Tokens[0].Value}' is no version or range; write '1.2.0', '[1.0,2.0)' or '1.*'");
        });
        var source = new Option<string>("--source") { Description = "The only source that it may come from: a name in nuget.config, a folder, or an address.", HelpName = "name|path" };
        var prerelease = new Option<bool>("--prerelease") { Description = "A prerelease will do." };
        var command = new Command("add", "Adds a pack from a feed to the folder's list, or asks another version of it, and fetches it with all that it needs.") { id, version, source, prerelease };
        return Change(screen, command, (feeds, parsed, progress, cancellationToken) => feeds.AddAsync(
            parsed.GetRequiredValue(id), parsed.GetValue(version), parsed.GetValue(source), parsed.GetValue(prerelease), progress, cancellationToken));
    }

    public static Command CreateRemove(Screen screen)
    {
        Argument<string> id = Id("The package's id.");
        id.CompletionSources.Add(LockedIds.Complete);
        var command = new Command("remove", "Takes a pack off the folder's list, with what only it needed.") { id };
        return Change(screen, command, (feeds, parsed, progress, cancellationToken) => feeds.RemoveAsync(parsed.GetRequiredValue(id), progress, cancellationToken));
    }

    public static Command CreateUpdate(Screen screen)
    {
        var ids = new Argument<string[]>("id") { Description = "The packages' ids. Left out: all.", Arity = ArgumentArity.ZeroOrMore };
        ids.CompletionSources.Add(LockedIds.Complete);
        var command = new Command("update", "Takes the highest versions that the folder's list admits.") { ids };
        return Change(screen, command, (feeds, parsed, progress, cancellationToken) => feeds.UpdateAsync(parsed.GetValue(ids), progress, cancellationToken));
    }

    public static Command CreateRestore(Screen screen)
    {
        var locked = new Option<bool>("--locked") { Description = "Refuse any difference between list and lock: exactly what is locked, or nothing." };
        var command = new Command("restore", "Fetches the packs that the folder's list and lock name.") { locked };
        return Change(screen, command, (feeds, parsed, progress, cancellationToken) => feeds.RestoreAsync(parsed.GetValue(locked), progress, cancellationToken));
    }

    private static Argument<string> Id(string description) => new("id") { Description = description };

    private static Command Change(
        Screen screen, Command command, Func<PackFeeds, ParseResult, IProgress<FeedProgress>?, CancellationToken, Task<PackChange>> change)
    {
        var options = new FeedOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            PackFeeds feeds = options.Open(parsed);
            PackChange done = await options.WatchAsync(parsed, screen, progress => change(feeds, parsed, progress, cancellationToken));
            return ChangeResult.Write(screen, options.Folder(parsed), done, options.Format(parsed));
        });
        return command;
    }
}
