namespace SchemaPacks.Explaining.Repairing;

/// <summary>
/// Mends one finding of an event: goes on first with what costs the event least and leaves the fewest findings, so that a value is mended in two steps where one step would give it up.
/// </summary>
internal sealed class FindingMending(RepairCandidates candidates, RepairTrials trials)
{
    /// <summary>What one finding counts against the cost of operations.</summary>
    public const int FindingCost = 10;

    private const int MaxTrials = 80;

    /// <returns>The cheapest attempt found that has fewer findings; null when there is none.</returns>
    public Attempt? Mend(Attempt start)
    {
        var open = new PriorityQueue<Attempt, int>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        open.Enqueue(start, 0);
        for (int tried = 0; open.TryDequeue(out Attempt? attempt, out _);)
        {
            if (attempt.Weight < start.Weight)
                return attempt;
            foreach (PatchOperation[] mending in tried < MaxTrials ? candidates.For(attempt.Properties, attempt.Findings[0]) : [])
                if (tried++ < MaxTrials && trials.Try([.. attempt.Patch, .. mending]) is { } next && seen.Add(next.Properties.ToJsonString()))
                    open.Enqueue(next, Cost(start, next));
        }

        return null;
    }

    private static int Cost(Attempt start, Attempt next) =>
        (FindingCost * (next.Weight - start.Weight + 1)) + next.Patch.Skip(start.Patch.Count).Sum(operation => operation.Cost);
}
