using System.CommandLine;
using System.Text.Json;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary><c>schemapacks search web</c>: which packs do the feeds have?</summary>
internal static class SearchCommand
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;
    private const int MostShown = 120; // of a description, in characters

    public static Command Create(Screen screen)
    {
        var words = new Argument<string[]>("words") { Description = "Parts of ids, titles, tags or descriptions. Left out: all packs.", Arity = ArgumentArity.ZeroOrMore };
        var source = new Option<string>("--source") { Description = "The only source to search: a name in nuget.config, a folder, or an address.", HelpName = "name|path" };
        var prerelease = new Option<bool>("--prerelease") { Description = "Find prereleases too." };
        var take = new Option<int>("--take") { Description = "The most packs of one source.", DefaultValueFactory = _ => 20, HelpName = "count" };
        take.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int count) && count < 1)
                result.AddError("'--take' is at least 1");
        });
        var command = new Command("search", "Searches the feeds for packs.") { words, source, prerelease, take };
        var options = new FeedOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            PackFeeds feeds = options.Open(parsed);
            SearchOutcome found = await options.WatchAsync(parsed, screen, progress => feeds.SearchAsync(
                string.Join(' ', parsed.GetValue(words) ?? []), parsed.GetValue(prerelease), parsed.GetValue(take), parsed.GetValue(source), progress, cancellationToken));
            if (options.Format(parsed) == OutputFormat.Json)
                screen.WriteJson(writer => Write(writer, found));
            else
                WriteText(screen, found);
            return FeedExit.Of(found.Findings);
        });
        return command;
    }

    private static void WriteText(Screen screen, SearchOutcome found)
    {
        screen.WriteErrors(found.Findings);
        var table = new TextTable("Pack", "Latest", "Source", "Description") { Wrapped = new HashSet<string> { "Source", "Description" } };
        foreach (FoundPack pack in found.Packs)
            table.Add(pack.Id, pack.Version, pack.Source, Short(pack.Description));
        if (found.Packs.Count > 0)
            table.Write(screen);
        screen.Summarize(found.Packs.Count == 0 ? "No pack found." : $"{Amount.Of(found.Packs.Count, "pack")} found.", isGood: found.Findings.Count == 0);
    }

    private static string Short(string description)
    {
        string line = description.ReplaceLineEndings(" ").Trim();
        return line.Length <= MostShown ? line : line[..(MostShown - 1)] + "…";
    }

    private static void Write(Utf8JsonWriter writer, SearchOutcome found)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteStartArray("packs");
        foreach (FoundPack pack in found.Packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("version", pack.Version);
            writer.WriteString("source", pack.Source);
            if (pack.Downloads is { } downloads)
                writer.WriteNumber("downloads", downloads);
            writer.WriteString("description", pack.Description);
            writer.WriteString("authors", pack.Authors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        FindingJson.Write(writer, found.Findings);
        writer.WriteEndObject();
    }
}
