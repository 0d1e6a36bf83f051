using System.IO.Hashing;
using SchemaPacks.Handlers.Files.Disks;

namespace SchemaPacks.Handlers.Files.Segments;

/// <summary>The segment that is appended to. Everything before <see cref="Length"/> is whole lines that were promised to somebody.</summary>
internal sealed class SegmentWriter : IDisposable
{
    // Room is asked for in steps of this size: syncing is faster when the file's blocks are already there, and a full disk says so early.
    private const long ReserveStep = 4 * 1024 * 1024;

    private readonly SegmentFolder _folder;
    private readonly IDiskFile _file;
    private readonly XxHash128 _hash = new();
    private long _reserved;

    private SegmentWriter(SegmentFolder folder, long first, IDiskFile file)
    {
        _folder = folder;
        _file = file;
        First = first;
        Path = folder.PathOf(first, SegmentFolder.Text);
    }

    public string Path { get; }

    /// <summary>The sequence number of its first record.</summary>
    public long First { get; }

    public long Count { get; private set; }

    public long Length { get; private set; }

    /// <summary>The sequence number of the next record.</summary>
    public long Next => First + Count;

    /// <summary>Makes an empty segment whose name survives a power cut. What an earlier attempt left under the name holds nothing that was promised, and goes.</summary>
    /// <param name="mustReserve">Whether a disk without room for a few records is a failure already now.</param>
    public static SegmentWriter Create(SegmentFolder folder, long first, bool mustReserve)
    {
        IDiskFile file = SegmentSum.CreateAnew(folder.Disk, folder.PathOf(first, SegmentFolder.Text));
        try
        {
            var segment = new SegmentWriter(folder, first, file);
            segment.Reserve(0, mustReserve);
            file.Sync();
            folder.Disk.SyncDirectory(folder.Directory);
            return segment;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes whole lines, and syncs them if asked to. They count from then on.</summary>
    /// <exception cref="IOException">They may be in the file or not: nothing may follow them there.</exception>
    public void Append(ReadOnlySpan<byte> lines, int count, bool sync)
    {
        Reserve(lines.Length, must: false);
        _file.Write(lines, Length);
        if (sync)
            _file.Sync();
        _hash.Append(lines);
        Length += lines.Length;
        Count += count;
    }

    public void Sync() => _file.Sync();

    /// <summary>What somebody else did to the file, if anything.</summary>
    public ForeignChange LookForChange()
    {
        long length = _file.Length;
        return length > Length ? ForeignChange.Grown
            : length < Length ? ForeignChange.Cut
            : _file.IsAt(Path) ? ForeignChange.None
            : ForeignChange.Moved;
    }

    /// <summary>Ends the segment: cuts off what was never promised, syncs the rest and writes the sum.</summary>
    /// <param name="reopen">Whether a call on the open file failed. Then it may not be asked to sync again, and another opening of it is.</param>
    /// <exception cref="IOException">The next start of the handler will do what could not be done.</exception>
    public SegmentSum Seal(bool reopen)
    {
        if (reopen)
        {
            using IDiskFile again = _folder.Disk.Open(Path, forWriting: true);
            again.Truncate(Length);
            again.Sync();
        }
        else
        {
            _file.Truncate(Length);
            _file.Sync();
        }

        var sum = new SegmentSum(First, Count, Length, Convert.ToHexStringLower(_hash.GetCurrentHash()));
        sum.Write(_folder);
        return sum;
    }

    /// <summary>Keeps what others wrote behind the promised lines in the segment's file of torn bytes.</summary>
    public void SetForeignBytesAside() => TornBytes.Keep(_folder, First, _file, Length, _file.Length);

    /// <summary>Gives back the room that was reserved.</summary>
    public void Trim() => _file.Truncate(Length);

    public void Dispose() => _file.Dispose();

    private void Reserve(int more, bool must)
    {
        if (Length + more < _reserved)
            return;
        _reserved = Length + more + ReserveStep; // asked for once: where it fails, the write itself says whether there is room
        try
        {
            _file.Reserve(_reserved);
        }
        catch (IOException) when (!must)
        {
        }
    }
}

/// <summary>What another process can do to a segment that is being written.</summary>
internal enum ForeignChange
{
    None,

    /// <summary>It wrote behind the last line.</summary>
    Grown,

    /// <summary>It cut lines off.</summary>
    Cut,

    /// <summary>It renamed or deleted the file.</summary>
    Moved,
}
