using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>How many may watch at once, by whichever address.</summary>
internal static class StreamAdmission
{
    private const int MaxStreams = 200;
    private const int RetryAfter = 10;

    /// <summary>Why nobody else may watch by a WebSocket: the server has a limit of its own for them.</summary>
    public static Problem TooManySockets { get; } = TooMany("as many WebSockets are open as this host keeps: close some, or watch by server-sent events");

    /// <returns>Why nobody else may watch, or null.</returns>
    public static Problem? Refusal(OutcomeFeed feed) => feed.Watchers < MaxStreams ? null
        : TooMany($"{MaxStreams} others watch this host already: close some streams");

    private static Problem TooMany(string detail) => new(StatusCodes.Status503ServiceUnavailable, ViewDiagnostics.TooManyStreams, detail) { RetryAfter = RetryAfter };
}
