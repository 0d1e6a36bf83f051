using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Replaying;

/// <summary>The files of a handler that is at work in this process: records go the way that its own go.</summary>
internal sealed class LiveFiles(IDisk disk, JsonLinesFileHandler handler) : IReplayFiles
{
    private readonly SegmentReader _reader = new(new SegmentFolder(disk, handler.Directory, handler.Prefix));

    // Where the newest segment begins: what is appended comes after it.
    public long Next => _reader.Segments is [.., var newest] ? newest : 1;

    public Task AppendAsync(IReadOnlyList<Letter> letters) =>
        Task.WhenAll(letters.Select(letter => handler.HandleAsync(new EventRecord(null!, default, letter.Record), CancellationToken.None).AsTask())); // only the bytes are written

    public bool[] FindWritten(IReadOnlyList<Letter> letters, long from) => WrittenRecords.Find(_reader, letters, from);

    public ValueTask DisposeAsync() => default; // the handler is the log's
}
