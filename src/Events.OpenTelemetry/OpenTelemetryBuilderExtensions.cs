using SchemaPacks.Configuration;
using SchemaPacks.OpenTelemetry;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets the event log write to OpenTelemetry collectors.</summary>
public static class OpenTelemetryBuilderExtensions
{
    /// <summary>
    /// Hands records to a collector as OTLP log records, through an outbox on the local disk. Required unless configured otherwise: an event is recorded when the outbox
    /// has its record, whether or not the collector can be reached.
    /// </summary>
    /// <param name="packs">The builder.</param>
    /// <param name="name">What findings call the handler. Each name stands for one handler.</param>
    /// <param name="configure">Says where the collector is; the defaults when left out.</param>
    /// <param name="handler">Chooses its events and what it sees of them.</param>
    public static SchemaPacksBuilder WriteToOpenTelemetry(
        this SchemaPacksBuilder packs, string name, Action<OpenTelemetryOptions>? configure = null, Action<HandlerOptions>? handler = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var options = new OpenTelemetryOptions();
        configure?.Invoke(options);
        return packs.WriteToOutbox(name, _ => new OpenTelemetryPublisher(options), options.Outbox, handler);
    }

    /// <summary>
    /// Lets settings name handlers of kind <c>otlp</c>: <c>EventLog:Handlers:NAME:Kind</c>, and beside it <c>Endpoint</c>, <c>Protocol</c> (<c>http/protobuf</c> or
    /// <c>grpc</c>), <c>Headers</c>, <c>TrustedCertificates</c> and <c>Resource</c> (attributes by name).
    /// </summary>
    /// <param name="packs">The builder.</param>
    public static SchemaPacksBuilder OfferOpenTelemetry(this SchemaPacksBuilder packs)
    {
        ArgumentNullException.ThrowIfNull(packs);
        return packs.OfferOutboxKind(OpenTelemetryReader.Kind, OpenTelemetryReader.Names, (section, outbox) =>
        {
            OpenTelemetryOptions options = OpenTelemetryReader.Read(section, outbox);
            return _ => new OpenTelemetryPublisher(options);
        });
    }
}
