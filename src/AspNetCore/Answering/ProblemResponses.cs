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
            SecurityHeaders.Restart(context.Response);
            context.Response.StatusCode = exception.StatusCode; // the server's own limits: 400, 408, 413
        }
        catch (Exception exception) when (!context.Response.HasStarted) // whatever it is, the sender learns the code and nothing else
        {
            LogFailure(logger, exception.GetType(), context.Request.Method, context.GetEndpoint()?.DisplayName, exception.StackTrace);
            SecurityHeaders.Restart(context.Response);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        HttpResponse response = context.Response;
        if (response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
            await StatusProblem.For(response.StatusCode).WriteAsync(context);
    }

    // The exception's type and place, not its message: that may hold an event's values.
    [LoggerMessage(8009, LogLevel.Error, "SP8009: {Method} at '{Endpoint}' failed with {Exception} and was answered with 500\n{StackTrace}")]
    private static partial void LogFailure(ILogger logger, Type exception, string method, string? endpoint, string? stackTrace);
}
