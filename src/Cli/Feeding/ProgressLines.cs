using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary>Says in a log which packages are fetched: one line each.</summary>
internal sealed class ProgressLines(TextWriter error) : IProgress<FeedProgress>
{
    private readonly Lock _writing = new();
    private readonly HashSet<(string?, string?)> _said = [];

    public void Report(FeedProgress value)
    {
        if (value.Step != FeedStep.Fetching || value.Pack is null)
            return;
        lock (_writing)
            if (_said.Add((value.Pack, value.Version)))
                error.WriteLine(Screen.Plain(ProgressText.Of(value)));
    }
}
