using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>
/// Looks for a small patch that makes an event valid: mends one finding after another, and leaves out what was not needed in the end. Where that finds nothing, an
/// event is made and compared. Each step is judged by the schema itself.
/// </summary>
internal sealed class EventRepair(JsonSchemaValidator validator)
{
    private const int LastJudgements = 64;

    private readonly RepairCandidates _candidates = new(validator);

    /// <param name="broken">The event as it was sent.</param>
    /// <param name="start">What is needed whatever the schema says.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The patch; null when none was found, which is no proof that there is none.</returns>
    public IReadOnlyList<PatchOperation>? Find(JsonObject broken, IReadOnlyList<PatchOperation> start, CancellationToken cancellationToken)
    {
        var trials = new RepairTrials(validator, broken, cancellationToken);
        var mending = new FindingMending(_candidates, trials);
        Attempt? attempt = trials.Try(start);
        while (attempt is { IsMended: false })
            attempt = mending.Mend(attempt);
        trials.Renew(LastJudgements);
        attempt ??= trials.Try([.. start, .. Remake(PatchApplication.Apply(broken, start)!)]);
        return attempt is { IsMended: true } ? Minimize(attempt.Patch, start.Count, trials) : null;
    }

    // The differences between the event and one that was made: what is not needed of them is left out later.
    private List<PatchOperation> Remake(JsonObject properties)
    {
        if (new SchemaSampler(validator).Accepted(SampleExtent.Required) is not { } sample || JsonNode.Parse(sample) is not JsonObject made)
            return [];
        List<PatchOperation> patch = [];
        foreach ((string name, JsonNode? value) in properties)
        {
            string path = JsonPointer.Append("", name);
            if (!made.TryGetPropertyValue(name, out JsonNode? other))
                patch.Add(PatchOperation.Remove(path, 1));
            else if (!JsonNode.DeepEquals(value, other))
                patch.Add(PatchOperation.Replace(path, other, 1));
        }

        patch.AddRange(made.Where(member => !properties.ContainsKey(member.Key)).Select(member => PatchOperation.Add(JsonPointer.Append("", member.Key), member.Value)));
        return patch;
    }

    private static List<PatchOperation> Minimize(IReadOnlyList<PatchOperation> patch, int kept, RepairTrials trials)
    {
        List<PatchOperation> small = [.. patch];
        for (int index = small.Count - 1; index >= kept && small.Count > 1; index--)
        {
            List<PatchOperation> shorter = [.. small[..index], .. small[(index + 1)..]];
            if (trials.Try(shorter) is { IsMended: true })
                small = shorter;
        }

        for (int index = small.Count - 1; index > kept; index--)
            if (small[index] is { Op: "replace" } last && small[..index].FindLastIndex(earlier => earlier.Path == last.Path && earlier.Op is "add" or "replace") is var first and >= 0)
            {
                List<PatchOperation> merged = [.. small[..first], small[first] with { Value = last.Value }, .. small[(first + 1)..index], .. small[(index + 1)..]];
                if (trials.Try(merged) is { IsMended: true })
                    small = merged;
            }

        return small;
    }
}
