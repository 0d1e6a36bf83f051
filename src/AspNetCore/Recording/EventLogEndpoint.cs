using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary><c>POST /api/eventlog</c>: what is wrong with a request before its events are looked at, and then one event or a batch.</summary>
internal sealed class EventLogEndpoint : IDisposable
{
    private readonly EventLogEndpointOptions _options;
    private readonly RefusalAnswer _refusals;
    private readonly EventRecording _events;
    private readonly BatchRecording _batches;
    private readonly SenderLimits _limits;

    public EventLogEndpoint(IEventLog log, IOptions<EventLogEndpointOptions> options)
    {
        _options = options.Value;
        _refusals = new RefusalAnswer(_options, (log as EventLog)?.Outcomes);
        var names = new NameTable();
        _limits = new SenderLimits(_options);
        _events = new EventRecording(log, _refusals, names, _limits);
        _batches = new BatchRecording(log, _refusals, names, _limits, _options.MaxBatchEvents);
    }

    public Task HandleAsync(HttpContext context) => HandleAsync(context, SenderRights.Of(context.User));

    /// <summary><c>POST /api/events</c>: the same of an event in Jupyter's envelope.</summary>
    public Task HandleJupyterAsync(HttpContext context) => HandleAsync(context, SenderRights.Of(context.User), isJupyter: true);

    /// <summary>Handles the request of somebody who may write.</summary>
    public async Task HandleAsync(HttpContext context, SenderRights rights, bool isJupyter = false)
    {
        using Activity? trace = SenderTrace.Begin(context.Request);
        HttpRequest request = context.Request;
        if (RequestCheck.Refuse(request, _options, out BodyForm form) is { } problem)
        {
            await _refusals.WriteAsync(context, null, problem);
            return;
        }

        (IdempotencyKey key, string? refusal) = IdempotencyKey.Read(request);
        if (refusal is not null)
        {
            await _refusals.WriteAsync(context, null, new Problem(StatusCodes.Status400BadRequest, Diagnostics.InvalidEnvelope, refusal));
            return;
        }

        if (await RequestBody.ReadAsync(request, _options.MaxBodyBytes, context.RequestAborted) is not { } body)
        {
            await _refusals.WriteAsync(context, null, RequestCheck.TooLarge(_options));
            return;
        }

        using (body)
        {
            if (_limits.TakeBytes(context, rights, body.Utf8.Length) is { } excess)
            {
                await _refusals.WriteAsync(context, null, excess);
                return;
            }

            var sender = new Sender(rights, AckPreference.Read(request), key);
            await ((isJupyter ? BodyForm.Jupyter : form) switch
            {
                BodyForm.Jupyter => _events.RecordAsync(context, JupyterEnvelope.Read(body.Utf8), sender),
                BodyForm.CloudEvent => _events.RecordAsync(context, CloudEventEnvelope.Read(body.Utf8), sender),
                BodyForm.CloudEventData => _events.RecordAsync(context, CloudEventEnvelope.ReadBinary(request, body.Utf8), sender),
                BodyForm.Json when !BatchReader.IsBatch(body.Utf8.Span) => _events.RecordAsync(context, body.Utf8, sender),
                _ => _batches.RecordAsync(context, body.Utf8, form, sender),
            });
        }
    }

    public void Dispose() => _limits.Dispose();
}
