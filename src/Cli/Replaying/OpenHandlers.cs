using System.Diagnostics.CodeAnalysis;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Cli.Replaying;

/// <summary>The handlers whose files a replay has opened. They stay its own until it ends.</summary>
internal sealed class OpenHandlers(IDisk disk, string folder) : IAsyncDisposable
{
    private readonly Dictionary<string, HandlerFiles> _files = [];
    private readonly Dictionary<string, string> _locked = [];

    /// <exception cref="FilesLockedException">Another process has the files, which the message names.</exception>
    /// <exception cref="IOException">They cannot be opened.</exception>
    public HandlerFiles Open(string handler) =>
        _files.TryGetValue(handler, out HandlerFiles? files) ? files : _files[handler] = new HandlerFiles(disk, folder, handler);

    /// <summary>Opens a handler's files, unless another process has them.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="files">Its files.</param>
    /// <param name="reason">Else who has them. They are not asked for again: a handler's letters keep their order.</param>
    public bool TryOpen(string handler, [NotNullWhen(true)] out HandlerFiles? files, [NotNullWhen(false)] out string? reason)
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
        foreach (HandlerFiles files in _files.Values)
            await files.DisposeAsync();
    }
}
