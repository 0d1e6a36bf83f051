using SchemaPacks.Replaying;

namespace SchemaPacks.Cli.Replaying;

/// <summary>Where and how it is shown what became of dead letters, or would.</summary>
internal sealed record ReplayShow(Screen Screen, OutputFormat Format, bool IsQuiet = false)
{
    public void Write(string folder, ReplayTally tally, bool isApplied)
    {
        if (Format == OutputFormat.Json)
            Screen.WriteJson(writer => ReplayJson.Write(writer, folder, tally, isApplied));
        else if (!IsQuiet)
            ReplayTable.Write(Screen, tally, isApplied);
        else if (tally.Count(LetterResult.Left) > 0)
            ReplayTable.WriteGroups(Screen, tally.Groups.Where(group => group.Group.Result == LetterResult.Left), isApplied);
    }
}
