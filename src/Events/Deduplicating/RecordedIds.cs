using System.Text;
using SchemaPacks.Capsules;
using SchemaPacks.Handlers;

namespace SchemaPacks.Deduplicating;

/// <summary>The ids in the newest segments of the file handlers: what a process that ended has acknowledged.</summary>
internal static class RecordedIds
{
    // As the log writes it. Most records have none.
    private static readonly byte[] Name = Encoding.UTF8.GetBytes($"\"{CapsuleNames.Id}\":");

    /// <summary>Reads ids in the order in which they were recorded.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="since">Segments that were not written to since then are not read.</param>
    public static IEnumerable<(string SchemaId, string Id)> Read(IEnumerable<IEventHandler> handlers, DateTimeOffset since)
    {
        foreach (JsonLinesFileHandler handler in handlers.OfType<JsonLinesFileHandler>())
        {
            var reader = new SegmentReader(handler.Directory, handler.Prefix);
            long first = reader.Segments.Reverse().TakeWhile(segment => reader.LastWrite(segment) >= since).LastOrDefault();
            if (first == 0)
                continue;
            foreach (StoredRecord record in reader.Read(first, containing: Name))
                if (RecordId.Find(record.Utf8.Span) is { } found)
                    yield return found;
        }
    }
}
