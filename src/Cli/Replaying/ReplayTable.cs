using SchemaPacks.Replaying;
using Spectre.Console;

namespace SchemaPacks.Cli.Replaying;

/// <summary>What became of dead letters, or would, for people.</summary>
internal static class ReplayTable
{
    public static void Write(Screen screen, ReplayTally tally, bool isApplied)
    {
        if (tally.Total == 0)
        {
            screen.Summarize("No dead letter waits.", isGood: true);
            return;
        }

        WriteGroups(screen, tally.Groups, isApplied);
        long left = tally.Count(LetterResult.Left);
        if (isApplied)
            screen.Summarize($"{Amount.Of(tally.Count(LetterResult.Recorded), "dead letter")} recorded again, {Amount.Of(left)} left.", isGood: left == 0);
        else
            screen.Summarize(
                $"{Amount.Of(tally.Count(LetterResult.Recordable), "dead letter")} can be recorded again, {Amount.Of(left)} cannot. Nothing was changed: --apply does it.",
                isGood: left == 0);
    }

    /// <summary>A row for each group.</summary>
    public static void WriteGroups(Screen screen, IEnumerable<(LetterGroup Group, long Count)> groups, bool isApplied)
    {
        string result = isApplied ? "Result" : "Would be";
        var table = new TextTable("Letters", "Stage", "Code", "Schema", "Handler", result)
        {
            Numbers = new HashSet<string> { "Letters" },
            Wrapped = new HashSet<string> { "Schema", result },
        };
        foreach ((LetterGroup group, long count) in groups)
            table.Add(
                Amount.Of(count), group.Stage, group.Code, group.Schema.Length == 0 ? "" : $"{group.Schema}@{group.Version}", group.Handler, Result(group));
        table.Write(screen);
    }

    private static TextCell Result(LetterGroup group) => group.Result switch
    {
        LetterResult.Left => new($"left: {group.Reason}", new Style(Color.Yellow)),
        LetterResult.Copy => new("nothing: a letter before it is about the same event"),
        _ => new($"recorded {group.Reason}", new Style(Color.Green)),
    };
}
