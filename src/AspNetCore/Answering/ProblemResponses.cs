using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SchemaPacks.Answering;

/// <summary>Turns what the framework answers without a body, and every exception, into problems. No exception's text leaves the host.</summary>
internal sealed partial class ProblemResponses(RequestDelegate next, ILogger<ProblemResponses> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // the sender has gone: there is nobody to answer
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = exception.StatusCode; // the server's own limits: 400, 408, 413
        }
        catch (Exception exception) when (!context.Response.HasStarted) // whatever it is, the sender learns the code and nothing else
        {
            LogFailure(logger, exception, context.Request.Method, context.GetEndpoint()?.DisplayName);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        HttpResponse response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
            await StatusProblem.For(response.StatusCode).WriteAsync(context);
    }

    [LoggerMessage(8009, LogLevel.Error, "SP8009: {Method} at '{Endpoint}' failed: it was answered with 500")]
    private static partial void LogFailure(ILogger logger, Exception exception, string method, string? endpoint);
}
