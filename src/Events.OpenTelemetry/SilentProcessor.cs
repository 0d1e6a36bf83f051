using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Hands nothing on. An exporter learns what its log records come from only as the exporter of one of its provider's processors.</summary>
internal sealed class SilentProcessor(BaseExporter<LogRecord> exporter) : BaseExportProcessor<LogRecord>(exporter)
{
    protected override void OnExport(LogRecord data)
    {
    }
}
