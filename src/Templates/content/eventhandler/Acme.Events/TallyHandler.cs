using System.Collections.Concurrent;
using SchemaPacks;

namespace Acme_Events;

/// <summary>Counts records by schema, and tells the host's log of every hundredth. Put your database in its place.</summary>
/// <param name="logger">Writes to the host's log. Constructors may ask for services that the module registers, too.</param>
public sealed class TallyHandler(IPackLogger logger) : IEventHandler
{
    private readonly ConcurrentDictionary<SchemaKey, long> _counts = new();

    /// <summary>How many records of a schema there were.</summary>
    public long CountOf(SchemaKey key) => _counts.GetValueOrDefault(key);

    /// <inheritdoc/>
    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        long count = _counts.AddOrUpdate(record.Key, 1, (_, before) => before + 1);
        if (count % 100 == 0)
            logger.Log(DiagnosticSeverity.Information, $"{count} records of {record.Key}");
        return ValueTask.CompletedTask;
    }
}
