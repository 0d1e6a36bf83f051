using System.Globalization;

namespace SchemaPacks.Outcomes;

/// <summary>Why events were refused lately: equal reasons together. As many reasons as fit; the one that was not seen for the longest time goes first.</summary>
internal sealed class LatestRefusals
{
    private const int Capacity = 256;
    private const int MaxFindings = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<SeenRefusal>> _byReason = new(StringComparer.Ordinal);
    private readonly LinkedList<SeenRefusal> _latest = []; // the last seen first

    public void Add(SchemaKey? key, EventOutcome outcome, DateTimeOffset now)
    {
        string reason = Reason(key, outcome);
        lock (_lock)
        {
            if (_byReason.TryGetValue(reason, out LinkedListNode<SeenRefusal>? known))
            {
                _latest.Remove(known);
                known.Value = known.Value with { Last = now, Count = known.Value.Count + 1 };
                _latest.AddFirst(known);
                return;
            }

            if (_byReason.Count == Capacity)
            {
                _byReason.Remove(_latest.Last!.Value.Reason);
                _latest.RemoveLast();
            }

            _byReason[reason] = _latest.AddFirst(new SeenRefusal(reason, key, outcome.Status, [.. outcome.Findings.Take(MaxFindings)], now, now, 1));
        }
    }

    /// <summary>The last seen first.</summary>
    public IReadOnlyList<SeenRefusal> Latest(int limit)
    {
        lock (_lock)
            return [.. _latest.Take(limit)];
    }

    // Places in the text are no part of it: the same mistake may stand anywhere.
    private static string Reason(SchemaKey? key, EventOutcome outcome)
    {
        var reason = new System.Text.StringBuilder();
        reason.Append(CultureInfo.InvariantCulture, $"{key} {outcome.Status}");
        foreach (Diagnostic finding in outcome.Findings.Take(MaxFindings))
            reason.Append(CultureInfo.InvariantCulture, $"\n{finding.Code} {finding.SchemaPointer} {finding.Keyword}");
        return reason.ToString();
    }
}

/// <summary>Events that were refused for one reason.</summary>
/// <param name="Reason">Tells it from others.</param>
/// <param name="Key">The schema; null where none could be read.</param>
/// <param name="Status">What became of them.</param>
/// <param name="Findings">Why: those of the first of them.</param>
/// <param name="First">When the first was refused.</param>
/// <param name="Last">When the last was refused.</param>
/// <param name="Count">How many.</param>
internal sealed record SeenRefusal(string Reason, SchemaKey? Key, EventStatus Status, IReadOnlyList<Diagnostic> Findings, DateTimeOffset First, DateTimeOffset Last, long Count);
