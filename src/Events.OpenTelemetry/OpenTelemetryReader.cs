using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using SchemaPacks.Configuration;
using SchemaPacks.Handlers;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Reads what only handlers of kind <c>otlp</c> have.</summary>
internal static class OpenTelemetryReader
{
    public const string Kind = "otlp";

    public static readonly string[] Names =
    [
        nameof(OpenTelemetryOptions.Endpoint), nameof(OpenTelemetryOptions.Protocol), nameof(OpenTelemetryOptions.Headers), nameof(OpenTelemetryOptions.TrustedCertificates),
        nameof(OpenTelemetryOptions.Resource),
    ];

    public static OpenTelemetryOptions Read(SettingSection section, OutboxOptions outbox)
    {
        var options = new OpenTelemetryOptions { Outbox = outbox };
        options.Endpoint = section.Address(nameof(OpenTelemetryOptions.Endpoint), "http", "https") ?? options.Endpoint;
        options.Protocol = section.Choice(nameof(OpenTelemetryOptions.Protocol), "http/protobuf", "grpc") == "grpc" ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Headers = section.Text(nameof(OpenTelemetryOptions.Headers));
        if (options.Headers is { } headers && !AreHeaders(headers))
            section[nameof(OpenTelemetryOptions.Headers)].Refuse("these are no headers; write 'name=value', separated by commas"); // they may be secret, so they are not repeated
        options.TrustedCertificates = section.Text(nameof(OpenTelemetryOptions.TrustedCertificates));
        IReadOnlyDictionary<string, string> resource = section.TextsByName(nameof(OpenTelemetryOptions.Resource));
        if (resource.Count > 0)
            options.Resource = builder => builder.AddAttributes(resource.Select(attribute => KeyValuePair.Create(attribute.Key, (object)attribute.Value)));
        return options;
    }

    private static bool AreHeaders(string text) =>
        text.Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && header[..at].Trim().Length > 0 && !header.Any(char.IsControl));
}
