using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;
using SchemaPacks.Securing;
using SchemaPacks.Streaming;

namespace SchemaPacks.Subscribing;

/// <summary>
/// <c>GET /api/events/subscribe</c>: a WebSocket, as Jupyter's clients open it, with a text message for each recorded event: <c>{"schema_id":"…","action":"rename",…}</c>. The client says
/// nothing; what it sends is not read on.
/// </summary>
internal sealed class SubscribeEndpoint
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    private readonly OutcomeFeed _feed;
    private readonly TimeProvider _time;
    private readonly EventLogEndpointOptions _options;
    private readonly CancellationToken _stopping;
    private readonly EventLogKeyRing? _ring; // null where an application knows its users by other means

    public SubscribeEndpoint(EventLog log, IOptions<EventLogEndpointOptions> options, IHostApplicationLifetime lifetime, EventLogKeyRing? ring = null, TimeProvider? time = null)
    {
        (_feed, _options, _stopping, _ring, _time) = (log.Outcomes, options.Value, lifetime.ApplicationStopping, ring, time ?? TimeProvider.System);
        log.CountOutcomes();
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (Refusal(context) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }

        using IDisposable watching = _feed.Watch();
        var reader = new OutcomeReader(_feed, _time, _feed.Ring.Newest); // before the handshake: who is connected misses nothing
        using WebSocket? socket = await AcceptAsync(context);
        if (socket is null)
            return;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        using var deaf = new CancellationTokenSource(); // later than the end: a hearing that is cancelled breaks the connection off, before the client was told
        Task heard = HearAsync(socket, end, deaf.Token);
        try
        {
            await SendAsync(socket, reader, Proof.Of(context), end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException) // either end has gone
        {
        }

        await CloseAsync(socket);
        deaf.CancelAfter(Goodbye);
        await heard;
    }

    /// <returns>Null where the server keeps no more WebSockets open: that is answered.</returns>
    private static async Task<WebSocket?> AcceptAsync(HttpContext context)
    {
        try
        {
            return await context.WebSockets.AcceptWebSocketAsync();
        }
        catch (InvalidOperationException) when (!context.Response.HasStarted) // Kestrel's MaxConcurrentUpgradedConnections
        {
            SecurityHeaders.Restart(context.Response); // the handshake had begun to answer
            await StreamAdmission.TooManySockets.WriteAsync(context);
            return null;
        }
    }

    private Problem? Refusal(HttpContext context)
    {
        if (RequestOrigin.Refusal(context.Request, _options.AllowedOrigins) is { } foreign)
            return foreign;
        if (!context.WebSockets.IsWebSocketRequest)
            return new Problem(StatusCodes.Status400BadRequest, Diagnostics.BadRequest, "the request opens no WebSocket: connect by ws:// or wss://");
        return StreamAdmission.Refusal(_feed);
    }

    private async Task SendAsync(WebSocket socket, OutcomeReader reader, Proof? proof, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(message, JsonAnswer.Readable with { SkipValidation = true });
        while (socket.State == WebSocketState.Open)
        {
            bool hasMore = await reader.ReadAsync(cancellationToken);
            if (proof?.Holds(_ring, _time) == false)
                break;
            if (hasMore)
                for (int index = 0; index < reader.Items.Length; index++)
                    if (reader.Items[index] is { Record.IsEmpty: false } seen)
                    {
                        Write(writer, seen);
                        await socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                        message.ResetWrittenCount();
                    }
        }
    }

    private static void Write(Utf8JsonWriter writer, SeenOutcome seen)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString("schema_id"u8, seen.Key!.Value.Id);
        EventProperties.Write(writer, seen.Record.Span);
        writer.WriteEndObject();
        writer.Flush();
    }

    // Answers pings, and notices when the client closes.
    private static async Task HearAsync(WebSocket socket, CancellationTokenSource end, CancellationToken deaf)
    {
        byte[] buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer, deaf)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
        }

        await end.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        using var patience = new CancellationTokenSource(Goodbye);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
        }
    }
}
