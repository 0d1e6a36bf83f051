using System.Diagnostics.CodeAnalysis;
using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Replaying;

/// <summary>The handlers whose files a replay has opened. They stay its own until it ends, but for those that are at work in this process.</summary>
/// <param name="disk">The disk.</param>
/// <param name="folder">The folder.</param>
/// <param name="live">The handlers of this process, whose files in the folder nobody else can open.</param>
internal sealed class OpenHandlers(IDisk disk, string folder, IEnumerable<JsonLinesFileHandler> live) : IAsyncDisposable
{
    private readonly Dictionary<string, IReplayFiles> _files = [];
    private readonly JsonLinesFileHandler[] _live = [.. live];
    private readonly Dictionary<string, string> _locked = [];

    /// <exception cref="FilesLockedException">Another process has the files, which the message names.</exception>
    /// <exception cref="IOException">They cannot be opened.</exception>
    public IReplayFiles Open(string handler) =>
        _files.TryGetValue(handler, out IReplayFiles? files) ? files : _files[handler] = Make(handler);

    /// <summary>Opens a handler's files, unless another process has them.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="files">Its files.</param>
    /// <param name="reason">Else who has them. They are not asked for again: a handler's letters keep their order.</param>
    public bool TryOpen(string handler, [NotNullWhen(true)] out IReplayFiles? files, [NotNullWhen(false)] out string? reason)
    {
        files = null;
        if (_locked.TryGetValue(handler, out reason))
            return false;
        try
        {
            files = Open(handler);
            return true;
        }
        catch (FilesLockedException exception)
        {
            _locked[handler] = reason = exception.Message;
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IReplayFiles files in _files.Values)
            await files.DisposeAsync();
    }

    private IReplayFiles Make(string handler) =>
        Array.Find(_live, file => file.Prefix == handler && file.Directory == Path.GetFullPath(folder)) is { } working ? new LiveFiles(disk, working) : new HandlerFiles(disk, folder, handler);
}
