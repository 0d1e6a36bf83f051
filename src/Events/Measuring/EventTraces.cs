using System.Diagnostics;

namespace SchemaPacks.Measuring;

/// <summary>
/// The traces of events, by an activity source of the name <c>SchemaPacks</c>. None holds an event's values. Who listens is foreign code, which may throw: then a trace is
/// missing, and nothing else.
/// </summary>
internal static class EventTraces
{
    public const string Ingest = "eventlog.ingest", Validate = "eventlog.validate", Handle = "eventlog.handle", Publish = "eventlog.publish";

    private static readonly ActivitySource? Activities = Open(EventLogMeter.Name);

    /// <summary>Whether somebody traces.</summary>
    public static bool IsOn => Activities is { } source && source.HasListeners();

    /// <summary>Makes an activity source; null where somebody who is asked whether he listens throws. Else no event log could ever start in this process.</summary>
    public static ActivitySource? Open(string name)
    {
        try
        {
            return new ActivitySource(name);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Begins an activity for an event, if somebody traces.</summary>
    /// <param name="name">What begins.</param>
    /// <param name="key">The event's schema.</param>
    /// <param name="parent">What it is a part of; where that is left out, whatever is current.</param>
    /// <param name="link">What it belongs to without being a part of it, where that is known.</param>
    public static Activity? Start(string name, SchemaKey key, in ActivityContext parent = default, in ActivityContext link = default) =>
        Start(name, parent, link == default ? null : [new ActivityLink(link)])?.SetTag(EventLogMeter.SchemaTag, key.Id).SetTag(EventLogMeter.VersionTag, key.Version.Text);

    /// <summary>Begins an activity that belongs to others, if somebody traces.</summary>
    public static Activity? Start(string name, in ActivityContext parent, IEnumerable<ActivityLink>? links)
    {
        if (!IsOn)
            return null;
        Activity? around = Activity.Current;
        try
        {
            return Activities!.StartActivity(name, ActivityKind.Internal, parent, tags: null, links);
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Activity.Current = around;
            return null;
        }
    }

    /// <summary>Ends an activity, which may have begun in another flow of calls than this. It is current for nobody after it, and whatever else is current stays so.</summary>
    public static void End(Activity? activity)
    {
        if (activity is null)
            return;
        Activity? current = Activity.Current;
        try
        {
            activity.Dispose();
        }
#pragma warning disable CA1031 // Do not catch general exception types
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            Activity.Current = activity.Parent;
        }

        if (current != activity)
            Activity.Current = current;
    }

    /// <summary>What is current where an event is sent, for what becomes of it later on.</summary>
    public static ActivityContext Sender => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Context : default;
}
