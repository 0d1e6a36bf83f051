using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Counts what the exporter that it stands before has handed over. The SDK itself tells nobody.</summary>
internal sealed class CheckedExporter(BaseExporter<LogRecord> exporter) : BaseExporter<LogRecord>
{
    private long _exported;

    /// <summary>How many log records the collector has said that it has.</summary>
    public long Exported => Interlocked.Read(ref _exported);

    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        long count = batch.Count; // reading it empties the batch
        ExportResult result = exporter.Export(batch);
        if (result == ExportResult.Success)
            Interlocked.Add(ref _exported, count);
        return result;
    }
}
