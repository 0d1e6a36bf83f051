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

        Table table = new Table { Border = TableBorder.Minimal }.AddColumns(
            Column("Letters").RightAligned(), Column("Stage"), Column("Code"), Column("Schema"), Column("Handler"), Column(isApplied ? "Result" : "Would be"));
        foreach ((LetterGroup group, long count) in tally.Groups)
            table.AddRow(
                Cell(Amount.Of(count)), Cell(group.Stage ?? ""), Cell(group.Code), Cell(group.Schema.Length == 0 ? "" : $"{group.Schema}@{group.Version}"),
                Cell(group.Handler ?? ""), Result(group));
        screen.Console.Write(table);

        long left = tally.Count(LetterResult.Left);
        if (isApplied)
            screen.Summarize($"{Amount.Of(tally.Count(LetterResult.Recorded), "dead letter")} recorded again, {Amount.Of(left)} left.", isGood: left == 0);
        else
            screen.Summarize(
                $"{Amount.Of(tally.Count(LetterResult.Recordable), "dead letter")} can be recorded again, {Amount.Of(left)} cannot. Nothing was changed: --apply does it.",
                isGood: left == 0);
    }

    private static TableColumn Column(string title) => new(title) { NoWrap = title != "Result" && title != "Would be" };

    private static Text Cell(string text) => new(Screen.Plain(text));

    private static Text Result(LetterGroup group) => group.Result switch
    {
        LetterResult.Left => new Text(Screen.Plain($"left: {group.Reason}"), new Style(Color.Yellow)),
        LetterResult.Copy => new Text("nothing: a letter before it is about the same event"),
        _ => new Text(Screen.Plain($"recorded {group.Reason}"), new Style(Color.Green)),
    };
}
