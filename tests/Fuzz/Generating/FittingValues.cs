using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks.Fuzz.Generating;

/// <summary>
/// Values that a schema was asked for, and that meet it often: it takes one branch of each choice, and what those say together.
/// Nothing checks the result, since the verdicts of both engines are what is compared.
/// </summary>
internal sealed class FittingValues(Dice dice, JsonObject root)
{
    private const int MaxNames = 8;

    private readonly ValueGenerator _values = new(dice);

    public JsonNode? Value() => Fit([root], 4);

    private JsonNode? Fit(IEnumerable<JsonNode?> schemas, int depth)
    {
        if (depth < 0)
            return _values.Any(0); // a schema that needs itself has no end
        var all = new List<JsonObject>();
        foreach (var schema in schemas)
            Gather(schema, all, 6);
        if (Constants(all) is { Count: > 0 } constants)
            return dice.Pick(constants)?.DeepClone();
        return Type(all) switch
        {
            "string" => Text(all),
            "integer" or "number" => Number(all),
            "array" => Items(all, depth),
            "object" => Members(all, depth),
            var other => _values.Of(other, depth),
        };
    }

    // What holds beside a schema: references, all of allOf, one of each choice.
    private void Gather(JsonNode? schema, List<JsonObject> all, int depth)
    {
        if (schema is not JsonObject own || depth == 0 || all.Contains(own))
            return;
        all.Add(own);
        if (Text(own, "$ref") is { } reference)
            Gather(Find(reference), all, depth - 1);
        foreach (var part in own["allOf"] as JsonArray ?? [])
            Gather(part, all, depth - 1);
        foreach (var keyword in (ReadOnlySpan<string>)["anyOf", "oneOf"])
        {
            if (own[keyword] is JsonArray { Count: > 0 } choices)
                Gather(dice.Pick(choices.ToList()), all, depth - 1);
        }

        if (own.ContainsKey("if"))
        {
            var isMet = dice.Chance(2);
            if (isMet)
                Gather(own["if"], all, depth - 1);
            Gather(own[isMet ? "then" : "else"], all, depth - 1);
        }
    }

    private JsonNode? Find(string reference)
    {
        var name = reference.Split('/', '#')[^1];
        return reference.Contains(UnknownPlace.Pointer, StringComparison.Ordinal) ? UnknownPlace.Find(root, name)
            : name.Length == 0 ? root
            : root["$defs"]?[name] ?? root["definitions"]?[name];
    }

    private static List<JsonNode?> Constants(List<JsonObject> all)
    {
        var constants = all.Where(schema => schema.ContainsKey("const")).Select(schema => schema["const"]).Take(1).ToList();
        return constants.Count > 0 ? constants : all.Select(schema => schema["enum"]).OfType<JsonArray>().FirstOrDefault()?.ToList() ?? [];
    }

    private string Type(List<JsonObject> all)
    {
        var allowed = Words.Types.ToList();
        foreach (var type in all.Select(schema => schema["type"]).OfType<JsonNode>())
            allowed = [.. allowed.Where(name => type is JsonArray list ? list.Any(item => Is(item!, name)) : Is(type, name))];
        if (allowed.Count == 0)
            return dice.Pick(Words.Types);
        if (allowed.Count < Words.Types.Length || dice.Chance(6))
            return dice.Pick(allowed);
        return all.Exists(schema => schema.ContainsKey("properties") || schema.ContainsKey("required")) ? "object"
            : all.Exists(schema => schema.ContainsKey("items") || schema.ContainsKey("prefixItems") || schema.ContainsKey("contains")) ? "array"
            : dice.Pick(allowed);

        static bool Is(JsonNode type, string name) => type.GetValue<string>() is var text && (text == name || (text == "number" && name == "integer"));
    }

    private string Text(List<JsonObject> all)
    {
        var candidates = new List<string>();
        foreach (var schema in all)
        {
            if (Text(schema, "pattern") is { } pattern)
                candidates.AddRange(Words.Patterns.First(known => known.Pattern == pattern).Examples);
            if (Text(schema, "format") is { } format)
                candidates.AddRange(Words.Formats.First(known => known.Format == format).Examples);
        }

        var text = dice.Pick(candidates.Count > 0 ? candidates : [.. Words.Strings]);
        return Count(all, "minLength") is { } min && text.Length < min ? text.PadRight(min, 'a') : text;
    }

    private JsonNode? Number(List<JsonObject> all)
    {
        var candidates = new List<string>(["0", "1", "2", "100", "-7", "3e2"]);
        foreach (var schema in all)
            candidates.AddRange(((ReadOnlySpan<string>)["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]).ToArray()
                .Select(keyword => schema[keyword]).Where(bound => bound?.GetValueKind() == JsonValueKind.Number).Select(bound => bound!.ToJsonString()));
        return JsonNode.Parse(dice.Chance(6) ? dice.Pick(Words.Numbers) : dice.Pick(candidates));
    }

    private JsonArray Items(List<JsonObject> all, int depth)
    {
        var count = Math.Max(Count(all, "minItems") ?? 0, depth <= 0 ? 0 : dice.Next(4));
        if (all.Exists(schema => schema.ContainsKey("contains")))
            count = Math.Max(count, 1);
        return new JsonArray([.. Enumerable.Range(0, Math.Min(count, Count(all, "maxItems") ?? count)).Select(index => Fit(ItemSchemas(all, index, count), depth - 1))]);
    }

    private List<JsonNode?> ItemSchemas(List<JsonObject> all, int index, int count)
    {
        var schemas = new List<JsonNode?>();
        foreach (var schema in all)
        {
            var tuple = schema["prefixItems"] as JsonArray ?? schema["items"] as JsonArray;
            schemas.Add(tuple is not null && index < tuple.Count ? tuple[index] : schema["items"] as JsonObject ?? schema["additionalItems"]);
            if (schema["contains"] is { } contains && (index == 0 || dice.Chance(count)))
                schemas.Add(contains);
        }

        return schemas;
    }

    private JsonObject Members(List<JsonObject> all, int depth)
    {
        var known = all.Select(schema => schema["properties"]).OfType<JsonObject>().SelectMany(map => map).Select(member => member.Key).ToList();
        var required = all.Select(schema => schema["required"]).OfType<JsonArray>().SelectMany(list => list).Select(name => name!.GetValue<string>()).ToList();
        var isClosed = all.Exists(schema => schema["additionalProperties"] is JsonValue or JsonObject || schema.ContainsKey("unevaluatedProperties"));
        var names = required.Concat(dice.Some(known, 2)).Concat(isClosed && !dice.Chance(6) ? [] : dice.Some(Words.Names, 12)).Distinct().Take(MaxNames);
        return new JsonObject((dice.Chance(3) ? dice.Shuffled(names) : names)
            .Select(name => KeyValuePair.Create(name, Fit(all.Select(schema => (schema["properties"] as JsonObject)?[name] ?? schema["additionalProperties"]), depth - 1))));
    }

    private static string? Text(JsonObject schema, string keyword) => schema[keyword] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Count(List<JsonObject> all, string keyword) =>
        all.Select(schema => schema[keyword]).OfType<JsonValue>().Select(value => value.TryGetValue<int>(out var count) ? count : (int?)null).Max();
}
