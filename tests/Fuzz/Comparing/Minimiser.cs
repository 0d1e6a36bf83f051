using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>Makes a disagreement small: takes away one piece after another of the schema and of the instance as long as someone still disagrees.</summary>
internal sealed class Minimiser
{
    private int _triesLeft = 5_000;

    public (string Schema, byte[] Instance) Shrink(string schema, byte[] instance)
    {
        bool shrank;
        do
        {
            shrank = false;
            schema = ShrinkTree(schema, candidate => Disagrees(candidate, instance), ref shrank);
            var kept = schema;
            instance = Encoding.UTF8.GetBytes(ShrinkTree(Encoding.UTF8.GetString(instance), candidate => Disagrees(kept, Encoding.UTF8.GetBytes(candidate)), ref shrank));
            instance = ShrinkBytes(kept, instance, ref shrank);
        }
        while (shrank && _triesLeft > 0);
        return (schema, instance);
    }

    private bool Disagrees(string schema, byte[] instance) =>
        _triesLeft-- > 0 && Compilation.Of(schema) is { } validator && Verdicts.Of(validator, instance).Disagreement is not null;

    private byte[] ShrinkBytes(string schema, byte[] bytes, ref bool shrank)
    {
        for (var length = bytes.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= bytes.Length && _triesLeft > 0;)
            {
                byte[] candidate = [.. bytes[..start], .. bytes[(start + length)..]];
                if (Disagrees(schema, candidate))
                    (bytes, shrank) = (candidate, true);
                else
                    start += length;
            }
        }

        return bytes;
    }

    // Leaves a text alone that does not survive being read and written again.
    private static string ShrinkTree(string text, Func<string, bool> disagrees, ref bool shrank)
    {
        if (Read(text) is not { } root || !disagrees(Write(root)))
            return text;
        var holder = new JsonArray(root);
        for (var place = 0; place < Places(holder).Count; place++)
        {
            foreach (var edit in Edits(Places(holder)[place]))
            {
                var candidate = (JsonArray)holder.DeepClone();
                edit(Places(candidate)[place]);
                if (candidate.Count == 1 && disagrees(Write(candidate[0])))
                {
                    (holder, shrank) = (candidate, true);
                    place = -1;
                    break;
                }
            }
        }

        return Write(holder[0]);
    }

    /// <summary>Every way to make one member or item smaller: away with it, an inner value instead of it, or something trivial.</summary>
    private static IEnumerable<Action<Place>> Edits(Place place)
    {
        yield return at => at.Remove();
        if (place.Value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            var count = place.Value is JsonObject members ? members.Count : ((JsonArray)place.Value).Count;
            for (var index = 0; index < count; index++)
            {
                var inner = index;
                yield return at => at.Replace(at.Value is JsonObject own ? own.GetAt(inner).Value?.DeepClone() : ((JsonArray)at.Value!)[inner]?.DeepClone());
            }

            yield return at => at.Replace(new JsonObject());
        }
    }

    private static List<Place> Places(JsonNode? container)
    {
        var places = new List<Place>();
        Collect(container);
        return places;

        void Collect(JsonNode? node)
        {
            for (var index = 0; index < ((node as JsonArray)?.Count ?? (node as JsonObject)?.Count ?? 0); index++)
            {
                var place = new Place(node!, index);
                places.Add(place);
                Collect(place.Value);
            }
        }
    }

    private static JsonNode? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null; // damaged: only bytes can be taken away
        }
    }

    private static string Write(JsonNode? node) => node?.ToJsonString() ?? "null";

    private sealed record Place(JsonNode Container, int Index)
    {
        public JsonNode? Value => Container is JsonObject members ? members.GetAt(Index).Value : ((JsonArray)Container)[Index];

        public void Remove()
        {
            if (Container is JsonObject members)
                members.RemoveAt(Index);
            else
                ((JsonArray)Container).RemoveAt(Index);
        }

        public void Replace(JsonNode? by)
        {
            if (Container is JsonObject members)
                members.SetAt(Index, by);
            else
                ((JsonArray)Container)[Index] = by;
        }
    }
}
