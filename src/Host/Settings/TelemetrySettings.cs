using SchemaPacks.Configuration;

namespace SchemaPacks.Hosting.Settings;

/// <summary>Where the host's own metrics, traces and logs go: the section <c>Telemetry</c>.</summary>
internal sealed record TelemetrySettings
{
    /// <summary>A collector of OTLP; null for none.</summary>
    public required Uri? OtlpEndpoint { get; init; }

    /// <summary>Whether the collector is spoken to by HTTP and Protobuf, not by gRPC.</summary>
    public required bool OtlpByHttp { get; init; }

    /// <summary>What the collector asks for, <c>name=value,name=value</c>. A secret.</summary>
    public required string? OtlpHeaders { get; init; }

    /// <summary>Whether metrics can be fetched at <c>/metrics</c>.</summary>
    public required bool Prometheus { get; init; }

    /// <summary>The service's name in what goes out.</summary>
    public required string Service { get; init; }

    public static TelemetrySettings Read(IConfiguration configuration, List<Diagnostic> findings)
    {
        var section = new SettingSection(configuration.GetSection("Telemetry"), findings);
        section.ExpectNames("Otlp", "Prometheus", "Service");
        SettingSection otlp = section["Otlp"];
        otlp.ExpectNames("Endpoint", "Protocol", "Headers");
        return new TelemetrySettings
        {
            OtlpEndpoint = otlp.Address("Endpoint", "http", "https"),
            OtlpByHttp = otlp.Choice("Protocol", "grpc", "http") == "http",
            OtlpHeaders = otlp.Text("Headers"),
            Prometheus = section.Flag("Prometheus") ?? false,
            Service = section.Text("Service") ?? "schemapacks",
        };
    }
}
