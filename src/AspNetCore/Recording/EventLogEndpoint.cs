using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary><c>POST /api/eventlog</c>: what is wrong with a request before its events are looked at, and then one event or a batch.</summary>
internal sealed class EventLogEndpoint
{
    private readonly EventLogEndpointOptions _options;
    private readonly RefusalAnswer _refusals;
    private readonly EventRecording _events;
    private readonly BatchRecording _batches;

    public EventLogEndpoint(IEventLog log, IOptions<EventLogEndpointOptions> options)
    {
        _options = options.Value;
        _refusals = new RefusalAnswer(_options);
        var names = new NameTable();
        _events = new EventRecording(log, _refusals, names);
        _batches = new BatchRecording(log, _refusals, names, _options.MaxBatchEvents);
    }

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!RequestOrigin.IsTrusted(request, _options.AllowedOrigins))
        {
            await _refusals.WriteAsync(context, null, new Problem(StatusCodes.Status403Forbidden, Diagnostics.Forbidden,
                "the request comes from a page of another site: the operator of this host can list its origin in 'Http:AllowedOrigins'"));
            return;
        }

        (BodyForm form, string? refusal) = BodyType.Read(request);
        if (refusal is not null)
        {
            await _refusals.WriteAsync(context, null, new Problem(StatusCodes.Status415UnsupportedMediaType, Diagnostics.UnsupportedMediaType, refusal));
            return;
        }

        (IdempotencyKey key, refusal) = IdempotencyKey.Read(request);
        if (refusal is not null)
        {
            await _refusals.WriteAsync(context, null, new Problem(StatusCodes.Status400BadRequest, Diagnostics.InvalidEnvelope, refusal));
            return;
        }

        if (await RequestBody.ReadAsync(request, _options.MaxBodyBytes, context.RequestAborted) is not { } body)
        {
            await _refusals.WriteAsync(context, null, new Problem(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge,
                $"the body is larger than {_options.MaxBodyBytes} bytes: send less"));
            return;
        }

        using (body)
        {
            var sender = new Sender(EventSource.Client(context.User.Identity?.Name), AckPreference.Read(request), key);
            await (form == BodyForm.JsonLines || BatchReader.IsBatch(body.Utf8.Span)
                ? _batches.RecordAsync(context, body.Utf8, form, sender)
                : _events.RecordAsync(context, body.Utf8, sender));
        }
    }
}
