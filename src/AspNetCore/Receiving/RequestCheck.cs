using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Securing;

namespace SchemaPacks.Receiving;

/// <summary>What is wrong with a request before its body is looked at.</summary>
internal static class RequestCheck
{
    /// <param name="request">The request.</param>
    /// <param name="options">Which sites may post.</param>
    /// <param name="form">What the body is.</param>
    /// <returns>Null when nothing is.</returns>
    public static Problem? Refuse(HttpRequest request, EventLogEndpointOptions options, out BodyForm form)
    {
        form = default;
        if (RequestOrigin.Refusal(request, options.AllowedOrigins) is { } foreign)
            return foreign;
        (form, string? refusal) = BodyType.Read(request);
        return refusal is null ? null : new Problem(StatusCodes.Status415UnsupportedMediaType, Diagnostics.UnsupportedMediaType, refusal);
    }

    /// <summary>A body of more bytes than it may have.</summary>
    public static Problem TooLarge(EventLogEndpointOptions options) =>
        new(StatusCodes.Status413PayloadTooLarge, Diagnostics.BodyTooLarge, $"the body is larger than {options.MaxBodyBytes} bytes: send less");
}
