using SchemaPacks.Linting;

namespace SchemaPacks.Cli.Linting;

/// <summary>Looks again whenever a schema or <c>schemapacks.yaml</c> changes, until it is interrupted.</summary>
internal static class LintWatch
{
    // An editor that saves makes several changes in a row.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(IReadOnlyList<string> paths, Action look, Screen screen, CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0);
        FileSystemWatcher[] watchers = [.. paths.Select(path => Watch(path, changed))];
        try
        {
            while (true)
            {
                try
                {
                    look();
                }
                catch (Exception exception) when (exception is CommandFailure or IOException or UnauthorizedAccessException) // such as a file that an editor is about to replace
                {
                    await screen.Error.WriteLineAsync($"schemapacks: {Screen.Plain(exception.Message)}");
                }

                await screen.Error.WriteLineAsync("Watching for changes; Ctrl+C ends it.");
                await changed.WaitAsync(cancellationToken);
                do
                {
                    await Task.Delay(Settle, cancellationToken);
                }
                while (Drain(changed));
            }
        }
        finally
        {
            foreach (FileSystemWatcher watcher in watchers)
                watcher.Dispose();
        }
    }

    private static bool Drain(SemaphoreSlim changed)
    {
        bool any = false;
        while (changed.Wait(TimeSpan.Zero))
            any = true;
        return any;
    }

    private static FileSystemWatcher Watch(string path, SemaphoreSlim changed)
    {
        string full = Path.GetFullPath(path);
        bool isFolder = Directory.Exists(full);
        var watcher = new FileSystemWatcher(isFolder ? full : Path.GetDirectoryName(full)!) { IncludeSubdirectories = isFolder };
        FileSystemEventHandler seen = (_, change) => Tell(change.Name);
        watcher.Changed += seen;
        watcher.Created += seen;
        watcher.Deleted += seen;
        watcher.Renamed += (_, change) => Tell(change.Name);
        watcher.Error += (_, _) => changed.Release(); // more changed than could be told
        watcher.EnableRaisingEvents = true;
        return watcher;

        void Tell(string? name)
        {
            string file = Path.GetFileName(name) ?? "";
            if (file == LintSettings.FileName || SchemaFolder.IsSchemaName(file) || file == Path.GetFileName(full))
                changed.Release();
        }
    }
}
