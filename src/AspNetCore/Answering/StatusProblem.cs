using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Answering;

/// <summary>The problem that stands for a status that the framework answers by itself.</summary>
internal static class StatusProblem
{
    public static Problem For(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => new(status, Diagnostics.Unauthenticated,
            "the request has no valid credentials: send 'Authorization: Bearer' and a key of this host"),
        StatusCodes.Status403Forbidden => new(status, Diagnostics.Forbidden, "these credentials do not allow this request: ask the operator of this host"),
        StatusCodes.Status404NotFound => new(status, Diagnostics.NotFound, "nothing is at this address: see docs/http-api.md for the addresses there are"),
        StatusCodes.Status405MethodNotAllowed => new(status, Diagnostics.MethodNotAllowed, "this address does not take this method: the header 'Allow' lists those it takes"),
        StatusCodes.Status408RequestTimeout => new(status, Diagnostics.BadRequest, "the request arrived too slowly: send it again"),
        StatusCodes.Status413PayloadTooLarge => new(status, Diagnostics.BodyTooLarge, "the body is larger than this host takes: send less at a time"),
        StatusCodes.Status415UnsupportedMediaType => new(status, Diagnostics.UnsupportedMediaType, "the body's content type is not read here: send 'application/json'"),
        StatusCodes.Status429TooManyRequests => new(status, AccessDiagnostics.TooMuch, "too many requests like this one came from your address: wait a minute") { RetryAfter = 60 },
        StatusCodes.Status503ServiceUnavailable => new(status, HostDiagnostics.Unavailable, "something that this host needs for its answer cannot be reached: send the same request again later") { RetryAfter = 5 },
        StatusCodes.Status504GatewayTimeout => new(status, Diagnostics.InternalError, "the host took too long to answer: its log and its health say why"),
        >= 500 => new(status, Diagnostics.InternalError, "the host failed at something that is no fault of the request: its log says what"),
        _ => new(status, Diagnostics.BadRequest, "the request is malformed: see docs/http-api.md for what this address takes"),
    };
}
