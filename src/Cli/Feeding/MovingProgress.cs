using SchemaPacks.Feeds;
using Spectre.Console;

namespace SchemaPacks.Cli.Feeding;

/// <summary>Shows a person, on one line that moves, what is being done and how far it is; gone when it is done.</summary>
internal sealed class MovingProgress(StatusContext status) : IProgress<FeedProgress>
{
    private const long KiB = 1 << 10;
    private const long MiB = 1 << 20;

    public static Task<T> WatchAsync<T>(Screen screen, Func<IProgress<FeedProgress>?, Task<T>> work) => screen.CreateProgressConsole()
        .Status().Spinner(Spinner.Known.Line)
        .StartAsync("Starting", status => work(new MovingProgress(status)));

    public void Report(FeedProgress value)
    {
        string text = ProgressText.Of(value);
        if (value.Bytes > 0)
            text += value.Bytes < MiB ? $" ({Amount.Of((value.Bytes + KiB - 1) / KiB)} KiB)" : $" ({Amount.Of(value.Bytes / MiB)} MiB)";
        if (value.Total > 1)
            text += $" · {Amount.Of(value.Done)} of {Amount.Of(value.Total)}";
        status.Status = Markup.Escape(Screen.Plain(text));
    }
}
