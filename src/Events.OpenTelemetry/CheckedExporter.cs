using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Counts what the exporter that it stands before was answered. The SDK itself tells nobody, and its flush may return before an answer is there.</summary>
internal sealed class CheckedExporter(BaseExporter<LogRecord> exporter) : BaseExporter<LogRecord>
{
    private readonly object _change = new();
    private long _answered;
    private long _exported;

    /// <summary>How many log records the collector has said that it has.</summary>
    public long Exported
    {
        get
        {
            lock (_change)
                return _exported;
        }
    }

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        long count = batch.Count; // reading it empties the batch
        var result = ExportResult.Failure;
        try
        {
            return result = exporter.Export(batch);
        }
        finally
        {
            lock (_change)
            {
                _answered += count;
                if (result == ExportResult.Success)
                    _exported += count;
                Monitor.PulseAll(_change);
            }
        }
    }

    /// <summary>Waits until so many log records in all had an answer, of whatever kind. The exporter's own limit ends each.</summary>
    public void AwaitAnswered(long count)
    {
        lock (_change)
            while (_answered < count)
                Monitor.Wait(_change);
    }
}
