using System.Text.Json.Nodes;

namespace SchemaPacks.Compatibility.Witnessing;

/// <summary>Takes away from a witness whatever it can do without.</summary>
internal static class WitnessReduction
{
    private const int MaxTries = 400;

    public static JsonNode? Of(JsonNode? witness, Predicate<JsonNode?> isWitness)
    {
        var smallest = witness?.DeepClone();
        int tries = MaxTries;
        for (bool isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in Smaller(smallest))
            {
                if (--tries < 0)
                    return smallest;
                if (!isWitness(candidate))
                    continue;
                (smallest, isSmaller) = (candidate, true);
                break;
            }
        }

        return smallest;
    }

    // Without one member or item, anywhere; or with a plainer one.
    private static IEnumerable<JsonNode?> Smaller(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (string name in members.Select(member => member.Key).ToList())
                {
                    var copy = members.DeepClone().AsObject();
                    copy.Remove(name);
                    yield return copy;
                }

                foreach (string name in members.Select(member => member.Key).ToList())
                {
                    foreach (var inner in Smaller(members[name]))
                    {
                        var copy = members.DeepClone().AsObject();
                        copy[name] = inner;
                        yield return copy;
                    }
                }

                break;
            case JsonArray items:
                for (int index = items.Count - 1; index >= 0; index--)
                {
                    var copy = items.DeepClone().AsArray();
                    copy.RemoveAt(index);
                    yield return copy;
                }

                for (int index = 0; index < items.Count; index++)
                {
                    foreach (var inner in Smaller(items[index]))
                    {
                        var copy = items.DeepClone().AsArray();
                        copy[index] = inner;
                        yield return copy;
                    }
                }

                break;
        }
    }
}
