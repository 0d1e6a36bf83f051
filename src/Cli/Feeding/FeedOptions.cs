using System.CommandLine;
using SchemaPacks.Feeds;

namespace SchemaPacks.Cli.Feeding;

/// <summary>The options that every command over feeds has.</summary>
internal sealed class FeedOptions
{
    private readonly Option<string> _folder = new("--folder") { Description = "The host's folder, which has the list of packs, the lock and the packages. Left out: this one." };
    private readonly Option<string> _config = new("--config") { Description = "The only nuget.config to read. Left out: those that 'dotnet' would read in that folder." };
    private readonly Option<OutputFormat> _format = FormatOption.Create();
    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "Do not say what is being done meanwhile." };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_folder);
        command.Add(_config);
        command.Add(_format);
        command.Add(_noProgress);
    }

    public OutputFormat Format(ParseResult parsed) => parsed.GetValue(_format);

    public string Folder(ParseResult parsed) => RecordFolder.Resolve(parsed.GetValue(_folder) ?? ".");

    /// <summary>The feeds of the folder, for packs that are named in its list.</summary>
    public PackFeeds Open(ParseResult parsed) => new(new PackFeedOptions
    {
        Folder = Folder(parsed),
        ConfigFile = parsed.GetValue(_config) is { } config ? Path.GetFullPath(config) : null,
    });

    /// <summary>Does the work, and shows how far it is.</summary>
    public Task<T> WatchAsync<T>(ParseResult parsed, Screen screen, Func<IProgress<FeedProgress>?, Task<T>> work) =>
        parsed.GetValue(_noProgress) ? work(null)
        : screen.IsProgressShown ? MovingProgress.WatchAsync(screen, work)
        : work(new ProgressLines(screen.Error));
}
