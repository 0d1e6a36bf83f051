using System.Globalization;
using Microsoft.AspNetCore.Http;
using SchemaPacks.Outcomes;
using SchemaPacks.Receiving;
using SchemaPacks.Routing;

namespace SchemaPacks.Streaming;

/// <summary>Which outcomes somebody wants to see: <c>?schema=acme.*&amp;outcome=refused&amp;since=2026-11-23T06:11:29Z</c>, and the header <c>Last-Event-ID</c>.</summary>
internal sealed class StreamQuery
{
    private const int MaxPatterns = 32;

    private SchemaFilter _schemas = new([]);
    private bool? _recorded;
    private DateTimeOffset? _since;
    private string _lastId = "";

    /// <summary>Whether messages are CloudEvents, of recorded events only.</summary>
    public bool AreCloudEvents { get; private set; }

    /// <returns>What is wrong with it; else null.</returns>
    public static string? TryRead(HttpRequest request, out StreamQuery query)
    {
        IQueryCollection values = request.Query;
        query = new StreamQuery { _lastId = request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : values["lastEventId"].ToString() };
        string[] patterns = [.. values["schema"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (patterns.Length > MaxPatterns)
            return $"there are {patterns.Length} patterns in 'schema': at most {MaxPatterns} are taken";
        if (!Array.TrueForAll(patterns, SchemaFilter.IsPattern))
            return "the parameter 'schema' has a pattern that matches no schema: allowed is a schema's id, a beginning such as 'acme.*', or either after '!' to exclude it";
        query._schemas = new SchemaFilter(patterns);

        string outcome = values["outcome"].ToString(), since = values["since"].ToString(), format = values["format"].ToString();
        if (outcome is not ("" or "recorded" or "refused"))
            return "the parameter 'outcome' is neither 'recorded' nor 'refused'; leave it out for both";
        query._recorded = outcome.Length == 0 ? null : outcome == "recorded";
        if (format is not ("" or "cloudevents"))
            return "the parameter 'format' can be 'cloudevents' only; leave it out for what became of each event";
        query.AreCloudEvents = format.Length > 0;
        if (since.Length > 0)
            query._since = Rfc3339.TryParse(since, out DateTimeOffset time) ? time : null;
        return since.Length > 0 && query._since is null ? "the parameter 'since' is no time of RFC 3339, such as 2026-11-23T06:11:29Z" : null;
    }

    public bool Takes(SeenOutcome seen) =>
        (_recorded is not { } recorded || recorded == seen.Outcome.IsAcknowledged)
        && (!AreCloudEvents || !seen.Record.IsEmpty)
        && _schemas.Takes(seen.Key?.Id ?? "");

    /// <summary>Where the stream begins: after the last outcome that the reader knows.</summary>
    /// <returns>The number of that outcome, and whether outcomes after it may be missing without a number: those of another run of the log.</returns>
    public (long After, bool IsOtherRun) Begin(OutcomeFeed feed)
    {
        if (_lastId.Length == 0)
            return (_since is { } since ? feed.Ring.Before(since) : feed.Ring.Newest, false);
        int dash = _lastId.IndexOf('-', StringComparison.Ordinal);
        bool isNumber = long.TryParse(_lastId.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        return dash > 0 && isNumber && _lastId.AsSpan(0, dash).SequenceEqual(feed.Run) ? (number, false) : (0, true);
    }
}
