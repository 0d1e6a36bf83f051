using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using SchemaPacks.Handlers;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Where records go as OTLP log records, and how.</summary>
public sealed class OpenTelemetryOptions
{
    /// <summary>The collector's whole address, for HTTP with its path. <c>http://localhost:4318/v1/logs</c> by default.</summary>
    public Uri Endpoint { get; set; } = new("http://localhost:4318/v1/logs");

    /// <summary>How the collector is spoken to. HTTP with protobuf by default.</summary>
    public OtlpExportProtocol Protocol { get; set; } = OtlpExportProtocol.HttpProtobuf;

    /// <summary>Headers of each request: <c>name=value</c>, separated by commas. None by default.</summary>
    public string? Headers { get; set; }

    /// <summary>
    /// A file of certificates (PEM) of the authorities that vouch for the collector, in place of those that the system trusts: for a collector whose certificate is one's own. Read when the
    /// log starts. Null, the default, for the system's.
    /// </summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>Says what the log records come from, such as the service's name. OpenTelemetry's defaults when null.</summary>
    public Action<ResourceBuilder>? Resource { get; set; }

    /// <summary>How records wait on the disk until the collector has them.</summary>
    public OutboxOptions Outbox { get; internal init; } = new();
}
