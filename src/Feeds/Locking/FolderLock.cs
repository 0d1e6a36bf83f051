namespace SchemaPacks.Feeds;

/// <summary>Lets one process at a time change the packs of a folder. The system lets go when a process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Waits until no other process changes the packs that <paramref name="lockPath"/> locks.</summary>
    public static async Task<FolderLock> TakeAsync(string lockPath, string cache, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(cache);
        string path = Path.Combine(cache, $".{Path.GetFileName(lockPath)}.writer");
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    // What the system says when somebody else has the file: a sharing violation on Windows, EWOULDBLOCK elsewhere.
    private static bool IsHeld(IOException exception) => exception.GetType() == typeof(IOException) && (exception.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
