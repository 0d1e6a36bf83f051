using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;
using SchemaPacks.Handlers;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Gives a log record the time and the trace of its event in place of those of the call. Records are logged by one caller at a time.</summary>
internal sealed class EventMoment : BaseProcessor<LogRecord>
{
    private DateTimeOffset _timestamp;
    private ActivityContext _trace;

    public void Of(OutboxRecord record)
    {
        _timestamp = record.Timestamp;
        _trace = ActivityContext.TryParse(record.TraceParent, null, out ActivityContext trace) ? trace : default;
    }

    public override void OnEnd(LogRecord data)
    {
        data.Timestamp = _timestamp.UtcDateTime;
        (data.TraceId, data.SpanId, data.TraceFlags) = (_trace.TraceId, _trace.SpanId, _trace.TraceFlags);
    }
}
