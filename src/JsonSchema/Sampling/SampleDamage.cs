using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Planning;

namespace SchemaPacks.JsonSchema.Sampling;

/// <summary>Changes a sample in one place at a time, so that what its schema asks for is missing there or exceeded.</summary>
internal static class SampleDamage
{
    private const int MaxChanges = 500;
    private const int MaxLength = 10_000;

    /// <param name="sample">The sample, which stays as it is.</param>
    /// <param name="demands">What was asked of its values, by JSON pointer.</param>
    public static IEnumerable<JsonNode?> Of(JsonNode? sample, IReadOnlyDictionary<string, SampleDemand> demands) =>
        Places("", sample).SelectMany(place => Changes(place.Value, demands.GetValueOrDefault(place.Pointer)).Select(change => With(sample, place.Path, change))).Take(MaxChanges);

    private static IEnumerable<(string Pointer, object[] Path, JsonNode? Value)> Places(string pointer, JsonNode? value, params object[] path)
    {
        yield return (pointer, path, value);
        var inner = value switch
        {
            JsonObject members => members.SelectMany(member => Places(Reading.JsonPointer.Append(pointer, member.Key), member.Value, [.. path, member.Key])),
            JsonArray items => items.SelectMany((item, index) => Places(string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"), item, [.. path, index])),
            _ => [],
        };
        foreach (var place in inner)
            yield return place;
    }

    private static IEnumerable<Func<JsonNode?, JsonNode?>> Changes(JsonNode? value, SampleDemand? demand)
    {
        switch (value?.GetValueKind())
        {
            case JsonValueKind.Object:
                foreach (string name in value.AsObject().Select(member => member.Key).ToList())
                    yield return node => Change(node!.AsObject(), members => members.Remove(name));
                yield return node => Change(node!.AsObject(), members => members["unexpected"] = true);
                break;
            case JsonValueKind.Array:
                int least = demand?.Least("minItems") ?? 0, most = demand?.Most("maxItems") ?? int.MaxValue;
                if (least > 0)
                    yield return node => Change(node!.AsArray(), items => Shorten(items, least - 1));
                if (most < MaxLength && value.AsArray().Count > 0)
                    yield return node => Change(node!.AsArray(), items => Lengthen(items, most + 1));
                yield return node => Change(node!.AsArray(), items => items.Add(items.Count > 0 ? items[0]?.DeepClone() : null));
                break;
            case JsonValueKind.String:
                foreach (string text in Texts(value!.GetValue<string>(), demand))
                    yield return _ => text;
                break;
            case JsonValueKind.Number:
                foreach (decimal number in Numbers(value!, demand))
                    yield return _ => number;
                break;
        }

        foreach (string other in (string[])["null", "true", "\"text\"", "0", "[]", "{}"])
            yield return _ => JsonNode.Parse(other);
    }

    private static IEnumerable<string> Texts(string text, SampleDemand? demand)
    {
        int least = demand?.Least("minLength") ?? 0, most = demand?.Most("maxLength") ?? int.MaxValue;
        if (least > 0 && text.Length >= least && least <= MaxLength)
            yield return text[..(least - 1)];
        if (most < MaxLength)
            yield return text.PadRight(most + 1, text.Length > 0 ? text[^1] : 'a');
        yield return $"no {text}";
        yield return $"{text} ";
        yield return "";
        yield return "-";
    }

    private static IEnumerable<decimal> Numbers(JsonNode value, SampleDemand? demand)
    {
        foreach (var node in demand?.Nodes ?? [])
        {
            foreach (string keyword in (string[])["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"])
            {
                if (!node.TryGet(keyword, out var bound) || bound.ValueKind != JsonValueKind.Number || !bound.TryGetDecimal(out decimal limit) || Math.Abs(limit) > 1e20m)
                    continue;
                yield return limit;
                yield return keyword.EndsWith("inimum", StringComparison.Ordinal) ? limit - 1 : limit + 1;
            }
        }

        if (!decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) || Math.Abs(number) > 1e20m)
            yield break;
        yield return number + 0.5m; // no integer, and seldom a multiple
        yield return number + 0.0123456789m;
        yield return number + 1;
        yield return -1;
    }

    private static void Shorten(JsonArray items, int count)
    {
        while (items.Count > count)
            items.RemoveAt(items.Count - 1);
    }

    private static void Lengthen(JsonArray items, int count)
    {
        while (items.Count < count)
            items.Add(items[0]?.DeepClone());
    }

    private static T Change<T>(T node, Action<T> change)
    {
        change(node);
        return node;
    }

    private static JsonNode? With(JsonNode? sample, ReadOnlySpan<object> path, Func<JsonNode?, JsonNode?> change)
    {
        var copy = sample?.DeepClone();
        if (path.IsEmpty)
            return change(copy);
        var parent = copy!;
        foreach (object step in path[..^1])
            parent = step is int index ? parent[index]! : parent[(string)step]!;
        var old = path[^1] is int last ? parent[last] : parent[(string)path[^1]];
        var changed = change(old);
        if (ReferenceEquals(changed, old))
            return copy;
        if (path[^1] is int place)
            parent[place] = changed;
        else
            parent[(string)path[^1]] = changed;
        return copy;
    }
}
