using SchemaPacks.Handlers.Files.Disks;
using SchemaPacks.Handlers.Files.Segments;

namespace SchemaPacks.Handlers.Outbox;

/// <summary>
/// Reads the outbox's lines from its cursor on, while others are written behind. Remembers where it is in the file, so that a record is read once.
/// </summary>
/// <remarks>
/// Only lines that were acknowledged are read, and nothing behind them is kept: a line whose write failed may stand in the file for a moment, and its number goes to
/// another record later.
/// </remarks>
internal sealed class OutboxTail(SegmentFolder folder, Guid outbox, long next, Action<string, string> tellDamage)
{
    private long _next = next;
    private long _segment; // the number of its first record
    private long _line; // the number of the line at _offset
    private long _offset;

    /// <summary>The number of the record after the last that was read.</summary>
    public long Next => _next;

    /// <summary>Reads the next records.</summary>
    /// <param name="end">The number of the first record that is not acknowledged yet.</param>
    /// <param name="maxCount">How many at most.</param>
    /// <param name="maxBytes">How many bytes at most, but for one record.</param>
    /// <exception cref="IOException">A file cannot be read. The next call goes on from where this one began.</exception>
    public IReadOnlyList<OutboxRecord> Read(long end, int maxCount, int maxBytes)
    {
        var batch = new List<OutboxRecord>();
        (long, long, long, long) before = (_next, _segment, _line, _offset);
        try
        {
            long bytes = 0;
            IReadOnlyList<SegmentEntry> segments = folder.List();
            while (_next < end && batch.Count < maxCount && bytes < maxBytes && segments.Count > 0)
            {
                int index = 0;
                while (index + 1 < segments.Count && segments[index + 1].First <= _next)
                    index++;
                SegmentEntry segment = segments[index];
                if (segment.First > _next)
                    _next = segment.First; // those before it are gone
                long segmentEnd = index + 1 < segments.Count ? Math.Min(end, segments[index + 1].First) : end;
                if (!ReadSegment(segment.First, segmentEnd, batch, maxCount, maxBytes, ref bytes))
                    break;
            }

            return batch;
        }
        catch
        {
            (_next, _segment, _line, _offset) = before;
            throw;
        }
    }

    /// <returns>Whether the segment's records up to the end were read, and there may be more in the next.</returns>
    private bool ReadSegment(long first, long end, List<OutboxRecord> batch, int maxCount, int maxBytes, ref long bytes)
    {
        if (_segment != first)
            (_segment, _line, _offset) = (first, first, 0);
        string path = folder.PathOf(first, SegmentFolder.Text);
        using var stream = new DiskFileStream(folder.Disk.Open(path, forWriting: false), _offset);
        var lines = new LineScanner(stream);
        long start = _offset;
        while (_line < end && lines.MoveNext() && lines.IsWhole)
        {
            if (_line >= _next)
            {
                if (batch.Count == maxCount || (batch.Count > 0 && bytes + lines.Line.Length > maxBytes))
                    return false;
                if (OutboxLine.Read(outbox, _line, lines.Line) is { } record)
                    batch.Add(record);
                else
                    tellDamage(path, $"line {_line - first + 1} is no record, and is not published");
                bytes += lines.Line.Length;
                _next = _line + 1;
            }

            _line++;
            _offset = start + lines.End;
        }

        if (_line < end)
        {
            tellDamage(path, $"records {Math.Max(_line, _next)} to {end - 1} are missing");
            _next = end;
        }

        return true;
    }
}
