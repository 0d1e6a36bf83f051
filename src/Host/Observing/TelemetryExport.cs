using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SchemaPacks.Hosting.Recording;
using SchemaPacks.Hosting.Settings;

namespace SchemaPacks.Hosting.Observing;

/// <summary>Sends the host's own metrics, traces and logs to a collector, and lets metrics be fetched. Nothing is measured that nobody asked for.</summary>
internal static class TelemetryExport
{
    private const string Source = "SchemaPacks";

    private static readonly string[] Meters = [Source, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly string[] Sources = [Source, "Microsoft.AspNetCore"];

    public static void AddTelemetryExport(this IServiceCollection services, TelemetrySettings settings)
    {
        if (settings is { OtlpEndpoint: null, Prometheus: false })
            return;
        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(settings.Service, serviceVersion: ServerLife.Version))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters);
                if (settings.Prometheus)
                    metrics.AddPrometheusExporter();
                if (settings.OtlpEndpoint is not null)
                    metrics.AddOtlpExporter(options => Configure(options, settings, "metrics"));
            });
        if (settings.OtlpEndpoint is not null)
            telemetry
                .WithTracing(traces => traces.AddSource(Sources).AddOtlpExporter(options => Configure(options, settings, "traces")))
                .WithLogging(logs => logs.AddOtlpExporter(options => Configure(options, settings, "logs")));
    }

    /// <summary>Maps <c>GET /metrics</c> for whoever may read, where settings ask for it.</summary>
    public static void MapMetrics(this WebApplication app, TelemetrySettings settings)
    {
        if (settings.Prometheus)
            app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(EventLogPolicy.Read);
    }

    private static void Configure(OtlpExporterOptions options, TelemetrySettings settings, string signal)
    {
        options.Protocol = settings.OtlpByHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        options.Headers = settings.OtlpHeaders;
        // An endpoint that is set in code is taken as it is: with HTTP, each signal has a path of its own (OTLP 1.9, OTLP/HTTP Request).
        options.Endpoint = settings.OtlpByHttp ? new Uri($"{settings.OtlpEndpoint!.AbsoluteUri.TrimEnd('/')}/v1/{signal}") : settings.OtlpEndpoint!;
    }
}
