namespace SchemaPacks.OpenTelemetry;

/// <summary>Remembers the status of the collector's last answer over HTTP, which the exporter tells nobody.</summary>
internal sealed class AnswerStatus() : DelegatingHandler(new SocketsHttpHandler())
{
    private volatile int _last;

    /// <summary>The status, such as 503; null before an answer.</summary>
    public int? Last
    {
        get => _last is > 0 and var last ? last : null;
        set => _last = value ?? 0;
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => Kept(base.Send(request, cancellationToken));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Kept(await base.SendAsync(request, cancellationToken));

    private HttpResponseMessage Kept(HttpResponseMessage answer)
    {
        Last = (int)answer.StatusCode;
        return answer;
    }
}
