using System.Text;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;
using SchemaPacks.Handlers;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Publishes batches by OpenTelemetry's own logging and exporter, and believes that a batch is over only when the exporter says so of each of its records.</summary>
internal sealed class OpenTelemetryPublisher : IRecordPublisher, IDisposable
{
    private const string Category = "SchemaPacks.Events";

    private readonly OpenTelemetryOptions _options;
    private readonly EventMoment _moment = new();
    private readonly AnswerStatus _answers;
    private readonly CheckedExporter _exporter;
    private readonly BatchLogRecordExportProcessor _batches;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private long _logged;

    public OpenTelemetryPublisher(OpenTelemetryOptions options)
    {
        _options = options;
        _answers = new AnswerStatus(options.TrustedCertificates is { } file ? TrustedAuthorities.Check(TrustedAuthorities.Read(file)) : null);
        var otlp = new OtlpLogExporter(new OtlpExporterOptions
        {
            Endpoint = options.Endpoint,
            Protocol = options.Protocol,
            Headers = options.Headers,
            TimeoutMilliseconds = Milliseconds(options.Outbox.Timeout / 2),
            HttpClientFactory = () => new HttpClient(_answers) { Timeout = options.Outbox.Timeout / 2 },
        });
        _exporter = new CheckedExporter(otlp);
        // Room for a whole batch, which goes out when it is flushed and not before: what the queue had no room for would be dropped.
        _batches = new BatchLogRecordExportProcessor(_exporter, options.Outbox.BatchCount + 1, Milliseconds(TimeSpan.FromDays(1)), Milliseconds(options.Outbox.Timeout), options.Outbox.BatchCount);
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Information).AddOpenTelemetry(all =>
        {
            all.IncludeFormattedMessage = true; // the body
            all.SetResourceBuilder(Resource()).AddProcessor(_moment).AddProcessor(new SilentProcessor(otlp)).AddProcessor(_batches);
        }));
        _logger = _loggers.CreateLogger(Category);
    }

    public async ValueTask<IReadOnlyList<RefusedRecord>> PublishAsync(IReadOnlyList<OutboxRecord> records, CancellationToken cancellationToken)
    {
        long before = _exporter.Exported;
        _answers.Forget();
        await Task.Run(() => Export(records), CancellationToken.None); // an attempt that is left behind would mix with the next
        if (_exporter.Exported - before != records.Count)
            throw new NotPublishedException($"the collector at '{_options.Endpoint.Host}' {(_answers.Last is { } status ? $"answered {status}" : "did not answer")}");
        return [];
    }

    public void Dispose() => _loggers.Dispose();

    private void Export(IReadOnlyList<OutboxRecord> records)
    {
        foreach (OutboxRecord record in records)
        {
            if (!_logger.IsEnabled(LogLevel.Information))
                return; // then none is counted
            _moment.Of(record);
            _logged++;
            _logger.Log(LogLevel.Information, new EventId(0, record.Key.Id), Attributes(record), null, (_, _) => Encoding.UTF8.GetString(record.Utf8.Span));
        }

        _batches.ForceFlush(Timeout.Infinite);
        _exporter.AwaitAnswered(_logged); // flushing looks once a second whether everything was taken up, not whether it was answered; nothing may be left that would count for the next batch
    }

    private static IReadOnlyList<KeyValuePair<string, object?>> Attributes(OutboxRecord record) =>
    [
        new("eventlog.schema.id", record.Key.Id),
        new("eventlog.schema.version", record.Key.Version.Text),
        new("eventlog.schema.hash", record.ContentHash),
        new("eventlog.registry", record.RegistryDigest),
        new("eventlog.timestamp", record.Timestamp.UtcDateTime.ToString("O")),
        new("eventlog.outbox", record.Outbox.ToString()),
        new("eventlog.sequence", record.Sequence),
    ];

    private ResourceBuilder Resource()
    {
        ResourceBuilder resource = ResourceBuilder.CreateDefault();
        _options.Resource?.Invoke(resource);
        return resource;
    }

    private static int Milliseconds(TimeSpan time) => (int)Math.Clamp(time.TotalMilliseconds, 1, int.MaxValue);
}
