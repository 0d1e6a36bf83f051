using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace SchemaPacks.Hosting.Securing;

/// <summary>Tells a wrong token from one that nobody can judge, because its issuer cannot be asked for his keys.</summary>
internal sealed partial class IssuerReach(TimeProvider time, ILogger<IssuerReach> logger)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private long _lastSaid;

    /// <summary>Looks why a token was refused.</summary>
    public async Task LookAsync(AuthenticationFailedContext context)
    {
        if (context.Options.ConfigurationManager is not { } issuer)
            return; // his key is a file
        try
        {
            await issuer.GetConfigurationAsync(context.HttpContext.RequestAborted); // what he said before, if he ever did
        }
        catch (InvalidOperationException exception)
        {
            context.HttpContext.Features.Set(new Unreachable());
            long now = time.GetTimestamp(), last = Interlocked.Read(ref _lastSaid);
            if ((last == 0 || time.GetElapsedTime(last, now) > Quiet) && Interlocked.CompareExchange(ref _lastSaid, now, last) == last)
                LogUnreachable(logger, context.Options.Authority, (exception.InnerException ?? exception).GetBaseException().Message);
        }
    }

    /// <summary>Answers 503 in place of 401 where nobody knows whether a token is wrong.</summary>
    public static Task AnswerAsync(JwtBearerChallengeContext context)
    {
        if (context.HttpContext.Features.Get<Unreachable>() is null)
            return Task.CompletedTask;
        context.HandleResponse();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    [LoggerMessage(8019, LogLevel.Error, "SP8019: the issuer of signed tokens '{Authority}' cannot be asked for his keys, so his tokens are answered with 503: {Problem}")]
    private static partial void LogUnreachable(ILogger logger, string? authority, string problem);

    /// <summary>Marks a request whose token nobody can judge.</summary>
    private sealed class Unreachable;
}
