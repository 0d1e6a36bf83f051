using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Recording;

/// <summary><c>POST /api/eventlog</c>: a body becomes an envelope, the envelope an outcome, the outcome an answer.</summary>
internal sealed class EventLogEndpoint(IEventLog log, IOptions<EventLogEndpointOptions> options)
{
    private readonly EventLogEndpointOptions _options = options.Value;

    public async Task HandleAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (!RequestOrigin.IsTrusted(request, _options.AllowedOrigins))
        {
            await RefuseAsync(context, null, new Problem(StatusCodes.Status403Forbidden, Diagnostics.Forbidden,
                "the request comes from a page of another site: the operator of this host can list its origin in 'Http:AllowedOrigins'"));
            return;
        }

        if (BodyType.Refusal(request) is { } refusal)
        {
            await RefuseAsync(context, null, new Problem(StatusCodes.Status415UnsupportedMediaType, Diagnostics.UnsupportedMediaType, refusal));
            return;
        }

        if (await RequestBody.ReadAsync(request, _options.MaxBodyBytes, context.RequestAborted) is not { } body)
        {
            await RefuseAsync(context, null, new Problem(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge,
                $"the body is larger than {_options.MaxBodyBytes} bytes: send less"));
            return;
        }

        using (body)
            await RecordAsync(context, body.Utf8);
    }

    private async Task RecordAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        ReceivedEnvelope received = EnvelopeReader.Read(body);
        if (received.Problems is { } problems)
        {
            string detail = problems.Count == 1 ? problems[0].Message : $"the envelope is wrong in {problems.Count} places: 'errors' lists each";
            await RefuseAsync(context, received.Key, new Problem(StatusCodes.Status400BadRequest, problems[0].Descriptor, detail) { Errors = problems });
            return;
        }

        EventOutcome outcome = await log.RecordAsync(
            new EventEnvelope(received.Key!.Value, received.Data)
            {
                Timestamp = received.Timestamp,
                Id = received.Id,
                Source = EventSource.Client(context.User.Identity?.Name),
            },
            context.RequestAborted);
        if (outcome.IsRecorded)
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await RefuseAsync(context, received.Key, OutcomeProblem.For(outcome, TextPosition.At(body.Span, received.EventOffset)));
    }

    private Task RefuseAsync(HttpContext context, SchemaKey? key, Problem problem)
    {
        _options.OnRefused?.Invoke(new EventRefusal(problem.Descriptor, key, problem.Status));
        return problem.WriteAsync(context);
    }
}
