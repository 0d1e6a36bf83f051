using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;
using SchemaPacks.Securing;

namespace SchemaPacks.Streaming;

/// <summary><c>GET /api/eventlog/stream</c>: what becomes of events, as it happens (server-sent events).</summary>
internal sealed class EventStreamEndpoint
{
    private readonly OutcomeFeed _feed;
    private readonly TimeProvider _time;
    private readonly EventLogEndpointOptions _options;
    private readonly CancellationToken _stopping;
    private readonly EventLogKeyRing? _ring; // null where an application knows its users by other means

    public EventStreamEndpoint(EventLog log, IOptions<EventLogEndpointOptions> options, IHostApplicationLifetime lifetime, EventLogKeyRing? ring = null, TimeProvider? time = null)
    {
        (_feed, _options, _stopping, _ring, _time) = (log.Outcomes, options.Value, lifetime.ApplicationStopping, ring, time ?? TimeProvider.System);
        log.CountOutcomes();
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (Refusal(context, out StreamQuery query) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }

        using IDisposable watching = _feed.Watch();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        try
        {
            await SendAsync(context.Response, query, Proof.Of(context), end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested) // the reader has gone, or the host stops: the stream ends
        {
        }
    }

    private Problem? Refusal(HttpContext context, out StreamQuery query)
    {
        query = new StreamQuery();
        if (RequestOrigin.Refusal(context.Request, _options.AllowedOrigins) is { } foreign)
            return foreign;
        if (StreamQuery.TryRead(context.Request, out query) is { } wrong)
            return new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, wrong);
        return StreamAdmission.Refusal(_feed);
    }

    private async Task SendAsync(HttpResponse response, StreamQuery query, Proof? proof, CancellationToken cancellationToken)
    {
        (long after, bool isOtherRun) = query.Begin(_feed);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["X-Accel-Buffering"] = "no"; // asks proxies to pass each message on at once
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        using var messages = new SentMessages(response.BodyWriter, _feed.Run);
        var reader = new OutcomeReader(_feed, _time, after);
        if (isOtherRun)
            messages.WriteMissed(after, count: null);
        else
            messages.WritePlace(after);
        await response.BodyWriter.FlushAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            bool hasMore = await reader.ReadAsync(cancellationToken);
            if (proof?.Holds(_ring, _time) == false)
                break; // whoever has lost his key hears nothing more; at the latest with the next sign of life
            if (!hasMore)
                messages.WritePlace(reader.After);
            else
                Write(messages, reader, query, isOtherRun);
            isOtherRun = false;
            if (messages.IsFull || reader.IsUpToDate)
                await response.BodyWriter.FlushAsync(cancellationToken); // waits for a slow reader, and nobody waits for this
        }
    }

    private static void Write(SentMessages messages, OutcomeReader reader, StreamQuery query, bool isOtherRun)
    {
        if (reader.Missed > 0 && !isOtherRun)
            messages.WriteMissed(reader.First - 1, reader.Missed);
        for (int index = 0; index < reader.Items.Length; index++)
            if (reader.Items[index] is var seen && query.Takes(seen))
                messages.WriteOutcome(reader.First + index, seen, query.AreCloudEvents);
    }
}
