using System.Text.Json;

namespace SchemaPacks.Replaying;

/// <summary>What became of dead letters, or would, for programs.</summary>
/// <example>
/// <c>{"version":1,"folder":"/srv/events","applied":false,"recordable":3,"recorded":0,"copies":0,"left":1,"groups":[{"letters":3,"stage":"handle","code":"SP6001",
/// "schema":"acme.page-view","schemaVersion":"1","handler":"warehouse","result":"recordable","detail":"in the files of 'warehouse'"}]}</c>
/// </example>
internal static class ReplayJson
{
    // Of the shape: members may be added to it, and none removed.
    private const int Version = 1;

    /// <param name="writer">Where it goes.</param>
    /// <param name="folder">The folder; null where that is not to be told.</param>
    /// <param name="tally">What was counted.</param>
    /// <param name="isApplied">Whether it was done.</param>
    /// <param name="stopped">Why the replay stopped early; null where it did not.</param>
    public static void Write(Utf8JsonWriter writer, string? folder, ReplayTally tally, bool isApplied, string? stopped = null)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        if (folder is not null)
            writer.WriteString("folder", folder);
        writer.WriteBoolean("applied", isApplied);
        writer.WriteNumber("recordable", tally.Count(LetterResult.Recordable));
        writer.WriteNumber("recorded", tally.Count(LetterResult.Recorded));
        writer.WriteNumber("copies", tally.Count(LetterResult.Copy));
        writer.WriteNumber("left", tally.Count(LetterResult.Left));
        if (stopped is not null)
            writer.WriteString("stopped", stopped);
        writer.WriteStartArray("groups");
        foreach ((LetterGroup group, long count) in tally.Groups)
        {
            writer.WriteStartObject();
            writer.WriteNumber("letters", count);
            writer.WriteString("stage", group.Stage);
            writer.WriteString("code", group.Code);
            writer.WriteString("schema", group.Schema);
            writer.WriteString("schemaVersion", group.Version);
            writer.WriteString("handler", group.Handler);
            writer.WriteString("result", group.Result.ToString().ToLowerInvariant());
            writer.WriteString("detail", group.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
