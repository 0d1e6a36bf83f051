using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary>What is being done, in words.</summary>
internal static class ProgressText
{
    /// <summary><c>Fetching Acme.Web 1.2.0 from internal</c>.</summary>
    public static string Of(FeedProgress progress)
    {
        string verb = progress.Step switch
        {
            FeedStep.Searching => "Searching",
            FeedStep.Resolving => "Looking up",
            FeedStep.Fetching => "Fetching",
            _ => "Checking",
        };
        string what = string.Join(' ', new[] { progress.Pack, progress.Version }.Where(part => part is not null));
        return (what, progress.Source) switch
        {
            ("", null) => verb,
            ("", { } source) => $"{verb} {source}",
            (_, null) => $"{verb} {what}",
            (_, { } source) => $"{verb} {what} from {source}",
        };
    }
}
