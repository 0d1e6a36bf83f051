using System.Net.Security;

namespace SchemaPacks.OpenTelemetry;

/// <summary>Remembers the collector's last answer, which the exporter tells nobody.</summary>
internal sealed class AnswerStatus : DelegatingHandler
{
    private const string GrpcStatus = "grpc-status";

    private volatile HttpResponseMessage? _last;

    /// <param name="check">How the collector's certificate is checked; as the system does by default.</param>
    public AnswerStatus(SslClientAuthenticationOptions? check)
        : base(new SocketsHttpHandler { SslOptions = check ?? new SslClientAuthenticationOptions() })
    {
    }

    /// <summary>What it was: <c>503</c>, or <c>gRPC status 14</c>; null before an answer.</summary>
    public string? Last => _last switch
    {
        null => null,
        { IsSuccessStatusCode: true } answer when Grpc(answer) is { } status => $"gRPC status {status}",
        var answer => $"{(int)answer.StatusCode}",
    };

    public void Forget() => _last = null;

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => _last = base.Send(request, cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _last = await base.SendAsync(request, cancellationToken);

    // Behind the body, or where there is none, before it. A number, whatever stands there.
    private static int? Grpc(HttpResponseMessage answer) =>
        (answer.TrailingHeaders.TryGetValues(GrpcStatus, out IEnumerable<string>? values) || answer.Headers.TryGetValues(GrpcStatus, out values))
        && int.TryParse(values.First(), out int status) ? status : null;
}
