using Microsoft.AspNetCore.Http;
using SchemaPacks.Answering;
using SchemaPacks.Outcomes;

namespace SchemaPacks.Streaming;

/// <summary>How many may watch at once, by whichever address.</summary>
internal static class StreamAdmission
{
    private const int MaxStreams = 200;
    private const int RetryAfter = 10;

    /// <returns>Why nobody else may watch, or null.</returns>
    public static Problem? Refusal(OutcomeFeed feed) => feed.Watchers < MaxStreams ? null
        : new Problem(StatusCodes.Status503ServiceUnavailable, ViewDiagnostics.TooManyStreams, $"{MaxStreams} others watch this host already: close some streams") { RetryAfter = RetryAfter };
}
