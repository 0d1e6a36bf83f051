using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SchemaPacks.Capsules;
using SchemaPacks.Handlers;

namespace SchemaPacks.Deduplicating;

/// <summary>The ids that senders gave to events, in the newest segments of one folder.</summary>
/// <param name="reader">The segments.</param>
/// <param name="recordOf">Finds the record in a line.</param>
/// <param name="logger">Hears of lines that cannot be read.</param>
internal sealed class StoredIds(SegmentReader reader, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> recordOf, ILogger logger)
{
    // As the log writes it. Most records have none.
    private static readonly byte[] Name = Encoding.UTF8.GetBytes($"\"{CapsuleNames.Id}\":");

    private long _passed;

    /// <summary>Reads the newest ids, in the order in which they were recorded. A line that cannot be read is passed over, whatever is wrong with it.</summary>
    /// <param name="since">Segments that were not written to since then are not read.</param>
    /// <param name="capacity">Segments before those with so many are not read.</param>
    /// <param name="maxSegments">No more are read than that.</param>
    public IReadOnlyList<(string SchemaId, string Id)> Read(DateTimeOffset since, int capacity, int maxSegments = int.MaxValue)
    {
        var newest = new Stack<List<(string, string)>>();
        int count = 0;
        long end = long.MaxValue;
        foreach (long first in reader.Segments.Reverse().Take(maxSegments))
        {
            if (count >= capacity || reader.LastWrite(first) < since)
                break;
            List<(string, string)> found = [.. reader.Read(first, end, Name).Select(Find).OfType<(string, string)>()];
            count += found.Count;
            newest.Push(found);
            end = first;
        }

        if (_passed > 0)
            logger.LinesWithoutId(_passed);
        return [.. newest.SelectMany(found => found).Skip(Math.Max(0, count - capacity))];
    }

    private (string SchemaId, string Id)? Find(StoredRecord line)
    {
        try
        {
            return RecordId.Find(recordOf(line.Utf8).Span);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException) // somebody else's line
        {
            _passed++;
            return null;
        }
    }
}
