using Microsoft.Extensions.Logging;

namespace SchemaPacks.Handlers;

/// <summary>
/// Logs each record at level Information through any logger, so that Serilog, OpenTelemetry or the console take events unchanged.
/// The message is the record; the structured state holds it as <c>Record</c>, beside <c>SchemaId</c>, <c>SchemaVersion</c> and <c>Timestamp</c>.
/// </summary>
public sealed class LoggerHandler : IEventHandler
{
    /// <summary>The category under which records are logged.</summary>
    public const string Category = "SchemaPacks.Events";

    private readonly ILogger _logger;

    /// <summary>Logs through the provider's logger of the category <see cref="Category"/>.</summary>
    public LoggerHandler(ILoggerProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _logger = provider.CreateLogger(Category);
    }

    /// <summary>Logs through all providers of a factory, as its filters say, under the category <see cref="Category"/>.</summary>
    public LoggerHandler(ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _logger = factory.CreateLogger(Category);
    }

    /// <inheritdoc/>
    public ValueTask HandleAsync(EventRecord record, CancellationToken cancellationToken)
    {
        if (_logger.IsEnabled(LogLevel.Information))
            _logger.Log(LogLevel.Information, default, new LoggedRecord(record), exception: null, static (state, _) => state.ToString());
        return ValueTask.CompletedTask;
    }
}
