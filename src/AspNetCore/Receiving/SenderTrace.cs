using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Receiving;

/// <summary>The trace that a sender names in the header <c>traceparent</c> (W3C Trace Context), where nothing traces this process: records keep it all the same.</summary>
internal static class SenderTrace
{
    private const string Name = "eventlog.request";

    /// <returns>An activity to be ended after the request; null where one is current, or the sender names none.</returns>
    public static Activity? Begin(HttpRequest request) =>
        Activity.Current is null && request.Headers.TraceParent is [{ Length: > 0 } parent]
            ? new Activity(Name) { TraceStateString = request.Headers.TraceState }.SetParentId(parent).Start()
            : null;
}
