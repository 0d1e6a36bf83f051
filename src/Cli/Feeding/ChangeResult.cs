using System.Text.Json;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary>What became of a change to a folder's packs, for people and for programs.</summary>
/// <example>
/// <c>{"version":1,"folder":"/srv/host","succeeded":true,"added":[{"id":"Acme.Web","version":"1.2.0","source":"internal","sha512":"…"}],"changed":[{"id":"Acme.Web",
/// "from":"1.1.0","version":"1.2.0","source":"internal","sha512":"…"}],"removed":[{"id":"Acme.Old","version":"1.0.0","source":"internal","sha512":"…"}],"findings":[]}</c>
/// </example>
internal static class ChangeResult
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;

    public static int Write(Screen screen, string folder, PackChange change, OutputFormat format)
    {
        if (format == OutputFormat.Json)
            screen.WriteJson(writer => Write(writer, folder, change));
        else
        {
            screen.WriteErrors(change.Findings);
            WriteText(screen, change);
        }

        return FeedExit.Of(change.Findings);
    }

    private static void WriteText(Screen screen, PackChange change)
    {
        if (!change.Succeeded)
        {
            screen.Summarize("Nothing was changed.", isGood: false);
            return;
        }

        foreach (LockedPack pack in change.Added)
            screen.Output.WriteLine(Screen.Plain($"+ {pack.Id} {pack.Version} from {pack.Source}{(pack.Requested is null ? ", which another pack needs" : "")}"));
        foreach ((LockedPack before, LockedPack after) in change.Changed)
            screen.Output.WriteLine(Screen.Plain($"~ {after.Id} {before.Version} -> {after.Version} from {after.Source}"));
        foreach (LockedPack pack in change.Removed)
            screen.Output.WriteLine(Screen.Plain($"- {pack.Id} {pack.Version}"));
        int changes = change.Added.Count() + change.Changed.Count() + change.Removed.Count();
        screen.Summarize($"{(changes == 0 ? "No change" : Amount.Of(changes, "change"))}; {Amount.Of(change.Lock.Packs.Count, "pack")} locked.", isGood: true);
    }

    private static void Write(Utf8JsonWriter writer, string folder, PackChange change)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteString("folder", folder);
        writer.WriteBoolean("succeeded", change.Succeeded);
        Write(writer, "added", change.Added.Select(pack => (pack, (string?)null)));
        Write(writer, "changed", change.Changed.Select(pair => (pair.After, (string?)pair.Before.Version)));
        Write(writer, "removed", change.Removed.Select(pack => (pack, (string?)null)));
        FindingJson.Write(writer, change.Findings);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<(LockedPack Pack, string? From)> packs)
    {
        writer.WriteStartArray(name);
        foreach ((LockedPack pack, string? from) in packs)
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            if (from is not null)
                writer.WriteString("from", from);
            writer.WriteString("version", pack.Version);
            writer.WriteString("source", pack.Source);
            writer.WriteString("sha512", pack.Sha512);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
