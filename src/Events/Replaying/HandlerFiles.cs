using SchemaPacks.Handlers;
using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Replaying;

/// <summary>The files of one handler, opened as the handler itself opens them: nobody else writes them meanwhile.</summary>
internal sealed class HandlerFiles : IReplayFiles
{
    private readonly JsonLinesFileHandler _handler;
    private readonly SegmentReader _reader;

    /// <exception cref="IOException">Another process has them, which the message names.</exception>
    public HandlerFiles(IDisk disk, string folder, string handler)
    {
        _handler = new JsonLinesFileHandler(disk, folder, handler, options: null, timeProvider: null, logger: null);
        _reader = new SegmentReader(new SegmentFolder(disk, folder, handler));
        Next = _reader.Segments[^1]; // the one that was made just now, with nothing in it
    }

    /// <summary>The number that the next record gets.</summary>
    public long Next { get; private set; }

    /// <summary>Appends the records of letters in their order, with as few syncs as the handler can. All are on the disk when this returns.</summary>
    /// <exception cref="IOException">Some may be there.</exception>
    public async Task AppendAsync(IReadOnlyList<Letter> letters)
    {
        Task[] written = [.. letters.Select(letter => _handler.HandleAsync(new EventRecord(null!, default, letter.Record), CancellationToken.None).AsTask())]; // only the bytes are written
        await Task.WhenAll(written);
        Next += letters.Count;
    }

    public bool[] FindWritten(IReadOnlyList<Letter> letters, long from) => WrittenRecords.Find(_reader, letters, from);

    public ValueTask DisposeAsync() => _handler.DisposeAsync();
}
