using OpenTelemetry;
using OpenTelemetry.Logs;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Gives a log record the time of its event in place of that of the call. Records are logged by one caller at a time.</summary>
internal sealed class EventTime : BaseProcessor<LogRecord>
{
    public DateTimeOffset Current { get; set; }

    public override void OnEnd(LogRecord data) => data.Timestamp = Current.UtcDateTime;
}
