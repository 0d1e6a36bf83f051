using Microsoft.Extensions.Logging;
using SchemaPacks.Handlers;

namespace SchemaPacks.Deduplicating;

/// <summary>The ids of events that a process which ended has acknowledged, as the files of handlers and outboxes show them.</summary>
/// <param name="handlers">The application's own handlers.</param>
/// <param name="packHandlers">Those of code packs.</param>
/// <param name="capacity">The most ids that are wanted of each.</param>
/// <param name="logger">Hears of lines that cannot be read.</param>
internal sealed class RecordedIds(IReadOnlyList<HandlerSlot> handlers, Func<IReadOnlyList<HandlerSlot>> packHandlers, int capacity, ILogger logger)
{
    /// <summary>
    /// Reads ids in the order in which they were recorded. Where handlers are required, only of events that each of them is seen to have: a sender who is told that his event
    /// is recorded sends it no more.
    /// </summary>
    /// <param name="since">Files that were not written to since then are not read.</param>
    public IEnumerable<(string SchemaId, string Id)> Read(DateTimeOffset since)
    {
        HandlerSlot[] required = [.. handlers.Concat(packHandlers()).Where(handler => handler.Options.Required)];
        var seen = new Dictionary<(string SchemaId, string Id), int>(); // by how many required handlers
        var order = new List<(string, string)>();
        foreach (HandlerSlot handler in handlers)
            foreach ((string SchemaId, string Id) id in Of(handler, since).Distinct())
            {
                if (!seen.TryGetValue(id, out int count))
                    order.Add(id);
                seen[id] = count + (handler.Options.Required ? 1 : 0);
            }

        var wanted = new Dictionary<string, int>(StringComparer.Ordinal); // by how many, for each schema
        return order.Where(id => seen[id] >= Wanted(id.Item1));

        int Wanted(string schemaId) => wanted.TryGetValue(schemaId, out int count) ? count
            : wanted[schemaId] = required.Count(handler => handler.Filter.Takes(schemaId));
    }

    private IEnumerable<(string SchemaId, string Id)> Of(HandlerSlot handler, DateTimeOffset since) => handler.Handler switch
    {
        JsonLinesFileHandler file => new StoredIds(new SegmentReader(file.Directory, file.Prefix), static line => line, logger).Read(since, capacity),
        OutboxHandler outbox => outbox.TakeRecordedIds(),
        _ => [],
    };
}
