using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using SchemaPacks.Answering;
using SchemaPacks.Receiving;
using SchemaPacks.Securing;

namespace SchemaPacks.Explaining;

/// <summary><c>POST /api/eventlog/explain</c>: takes one event as <c>POST /api/eventlog</c> does, records nothing, and answers what would become of it.</summary>
internal sealed class ExplainEndpoint(EventLog log, IAuthorizationService authorization, IOptions<AuthorizationOptions> policies, IOptions<EventLogEndpointOptions> options) : IDisposable
{
    /// <summary>Looking for a fix takes a hundred times as long as recording: more at once would be felt there.</summary>
    private const int MostAtOnce = 2;

    private readonly SemaphoreSlim _turns = new(MostAtOnce, MostAtOnce);
    private readonly NameTable _names = new();

    public async Task HandleAsync(HttpContext context)
    {
        if (RequestCheck.Refuse(context.Request, options.Value, out BodyForm form) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        if (await RequestBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, context.RequestAborted) is not { } body)
        {
            await RequestCheck.TooLarge(options.Value).WriteAsync(context);
            return;
        }

        using (body)
            await AnswerAsync(context, body.Utf8, form);
    }

    public void Dispose() => _turns.Dispose();

    private async Task AnswerAsync(HttpContext context, ReadOnlyMemory<byte> body, BodyForm form)
    {
        if (form == BodyForm.JsonLines || BatchReader.IsBatch(body.Span))
        {
            await new Problem(StatusCodes.Status400BadRequest, Diagnostics.InvalidEnvelope, "the body is a batch: send one event to have it explained").WriteAsync(context);
            return;
        }

        ReceivedEnvelope received = EnvelopeReader.Read(body, _names);
        if (received.Problems is { } problems)
        {
            await EnvelopeProblem.For(problems).WriteAsync(context);
            return;
        }

        if (SenderRights.Of(context.User).Refusal(received.Key!.Value) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        bool mayRead = await MayReadAsync(context);
        EventExplanation explanation = await ExplainAsync(context, received, mayRead);
        TextPosition start = TextPosition.At(body.Span, received.EventStart);
        await FreshAnswer.WriteAsync(context, StatusCodes.Status200OK, "application/json", writer => ExplanationJson.Write(writer, explanation, start));
    }

    private async Task<EventExplanation> ExplainAsync(HttpContext context, ReceivedEnvelope received, bool mayRead)
    {
        var envelope = new EventEnvelope(received.Key!.Value, received.Data)
        {
            Timestamp = received.Timestamp,
            Id = received.Id,
            Source = EventSource.Client(context.User.Identity?.Name),
        };
        await _turns.WaitAsync(context.RequestAborted);
        try
        {
            return log.Explain(envelope, mayRead, context.RequestAborted);
        }
        finally
        {
            _turns.Release();
        }
    }

    // Who may only post does not learn of schemas that are not listed.
    private async Task<bool> MayReadAsync(HttpContext context)
    {
        AuthorizationResult result = policies.Value.GetPolicy(EventLogPolicy.Read) is { } policy
            ? await authorization.AuthorizeAsync(context.User, null, policy)
            : await authorization.AuthorizeAsync(context.User, null, new ScopeRequirement(EventLogScopes.Read));
        return result.Succeeded;
    }
}
