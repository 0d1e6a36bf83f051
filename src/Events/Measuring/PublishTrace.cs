using System.Diagnostics;
using SchemaPacks.Handlers;

namespace SchemaPacks.Measuring;

/// <summary>The trace of one attempt to publish a batch, if somebody traces. It is linked to the traces in which the batch's events were recorded.</summary>
internal readonly struct PublishTrace(Activity? activity) : IDisposable
{
    private const int MaxLinks = 128; // as many as OpenTelemetry keeps by default

    public static PublishTrace Start(string handler, IReadOnlyList<OutboxRecord> records) => new(EventTraces.IsOn
        ? EventTraces.Start(EventTraces.Publish, parent: default, Links(records))?.SetTag(EventLogMeter.HandlerTag, handler).SetTag("eventlog.batch.size", records.Count)
        : null);

    public void Succeed() => activity?.SetStatus(ActivityStatusCode.Ok);

    public void Dispose()
    {
        if (activity is { Status: ActivityStatusCode.Unset })
            activity.SetStatus(ActivityStatusCode.Error);
        EventTraces.End(activity);
    }

    private static IEnumerable<ActivityLink> Links(IReadOnlyList<OutboxRecord> records)
    {
        var links = new HashSet<ActivityContext>();
        foreach (OutboxRecord record in records)
            if (ActivityContext.TryParse(record.TraceParent, null, out ActivityContext context) && links.Add(context) && links.Count == MaxLinks)
                break;
        return links.Select(context => new ActivityLink(context));
    }
}
