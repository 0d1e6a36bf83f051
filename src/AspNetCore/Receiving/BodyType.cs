using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace SchemaPacks.Receiving;

/// <summary>
/// Which bodies are read: <c>application/json</c>, <c>application/…+json</c> or <c>application/x-ndjson</c>, UTF-8, not compressed. A page of another site can
/// send none of these without asking first (CORS), which <c>text/plain</c> and forms would let it.
/// </summary>
internal static class BodyType
{
    /// <returns>What the body is, or what is wrong.</returns>
    public static (BodyForm Form, string? Refusal) Read(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            return (default, "the body is compressed: send it as it is");
        if (request.ContentType is "application/json")
            return (CloudEventEnvelope.IsBinary(request) ? BodyForm.CloudEventData : BodyForm.Json, null); // as nearly everybody sends it
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            return (default, "the request has no valid 'Content-Type': send 'application/json'");
        bool isApplication = type.Type.Equals("application", StringComparison.OrdinalIgnoreCase);
        bool isLines = isApplication && type.SubType.Equals("x-ndjson", StringComparison.OrdinalIgnoreCase);
        bool isJson = isApplication
            && (type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase));
        if (!isLines && !isJson)
            return (default, "the body's content type is not JSON: send 'application/json', or 'application/x-ndjson' for an event on each line");
        return type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? (default, "the body's charset is not UTF-8: send 'application/json' without a charset")
            : (isLines ? BodyForm.JsonLines : Form(type, request), null);
    }

    private static BodyForm Form(MediaTypeHeaderValue type, HttpRequest request) =>
        type.SubType.Equals("cloudevents+json", StringComparison.OrdinalIgnoreCase) ? BodyForm.CloudEvent
        : type.SubType.Equals("cloudevents-batch+json", StringComparison.OrdinalIgnoreCase) ? BodyForm.CloudEvents
        : CloudEventEnvelope.IsBinary(request) ? BodyForm.CloudEventData
        : BodyForm.Json;
}
