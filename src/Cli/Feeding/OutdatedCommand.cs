using System.CommandLine;
using System.Text.Json;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary><c>schemapacks outdated</c>: which packs have newer versions?</summary>
internal static class OutdatedCommand
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;

    public static Command Create(Screen screen)
    {
        var command = new Command("outdated", "Lists the folder's packs of which there are newer versions. Changes nothing.");
        var options = new FeedOptions();
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            PackFeeds feeds = options.Open(parsed);
            OutdatedOutcome outcome = await options.WatchAsync(parsed, screen, progress => feeds.OutdatedAsync(progress, cancellationToken));
            if (options.Format(parsed) == OutputFormat.Json)
                screen.WriteJson(writer => Write(writer, outcome));
            else
                WriteText(screen, outcome);
            return Math.Max(FeedExit.Of(outcome.Findings), outcome.Packs.Count > 0 ? ExitCode.Findings : ExitCode.Clean);
        });
        return command;
    }

    private static void WriteText(Screen screen, OutdatedOutcome outcome)
    {
        screen.WriteErrors(outcome.Findings);
        var table = new TextTable("Pack", "Locked", "Update takes", "Latest", "Source") { Wrapped = new HashSet<string> { "Source" } };
        foreach (OutdatedPack pack in outcome.Packs)
            table.Add(pack.Id, pack.Current, pack.Wanted == pack.Current ? "" : pack.Wanted, pack.Latest, pack.Source);
        if (outcome.Packs.Count > 0)
            table.Write(screen);
        if (outcome.Packs.Count > 0 || outcome.Findings.Count == 0)
            screen.Summarize(outcome.Packs.Count == 0 ? "Every pack is the latest." : $"{Amount.Of(outcome.Packs.Count, "pack")} outdated.", isGood: outcome.Packs.Count == 0);
    }

    private static void Write(Utf8JsonWriter writer, OutdatedOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteStartArray("packs");
        foreach (OutdatedPack pack in outcome.Packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("current", pack.Current);
            writer.WriteString("wanted", pack.Wanted);
            writer.WriteString("latest", pack.Latest);
            writer.WriteString("source", pack.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        FindingJson.Write(writer, outcome.Findings);
        writer.WriteEndObject();
    }
}
