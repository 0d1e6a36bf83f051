using System.Text;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Running;

/// <summary>
/// Schemas and values made at random from few names and few constants, so that they meet often. The same seed gives the same
/// cases on every machine.
/// </summary>
internal sealed class RandomSchemas(int seed)
{
    private static readonly string[] Names = ["a", "b", "id", "kind", "a longer name than thirty-two bytes, for the vector", "é", "x-y", ""];

    private static readonly string[] Strings = ["", "a", "abc", "kind-1", "2026-11-24T10:00:00Z", "https://example.org/a", "é", "\U0001F4A9", "a\"b", "\n", "12"];

    private static readonly string[] Tags = ["a", "abc", "kind-1", "", "é"];

    private static readonly string[] Patterns = ["^a", "^[a-c]{1,3}$", "c$", "^\\d+$", "^x-", "b", "^(a|12)$", ".+", "^kind-[0-9]$", "é"];

    private static readonly string[] Numbers = ["0", "-0", "1", "1.0", "1e2", "2", "3.5", "-7", "0.1", "12345678901234567890", "1e400", "100", "1.50"];

    private static readonly string[] Types = ["null", "boolean", "integer", "number", "string", "array", "object"];

    private readonly Random _random = new(seed);

    /// <summary>A schema of the 2020-12 dialect; the root may be referred to.</summary>
    public JsonNode Schema(int depth = 3)
    {
        if (depth == 0 || Chance(12))
            return Chance(4) ? JsonValue.Create(Chance(2)) : new JsonObject();
        var schema = new JsonObject();
        for (var keywords = _random.Next(1, 4); keywords > 0; keywords--)
            Add(schema, depth - 1);
        return schema;
    }

    /// <summary>A JSON text: mostly a value that such schemas speak of, sometimes with white space, escapes or damage.</summary>
    public byte[] Instance()
    {
        var text = new StringBuilder();
        Value(text, 3);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        return Chance(8) ? Damaged(bytes) : bytes;
    }

    private void Add(JsonObject schema, int depth)
    {
        switch (_random.Next(34))
        {
            case 0 or 1: schema["type"] = Pick(Types); break;
            case 2: schema["type"] = new JsonArray(Types.Where(_ => Chance(3)).DefaultIfEmpty("object").Select(type => (JsonNode)type).ToArray()); break;
            case 3: schema["enum"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Constant())]); break;
            case 4: schema["const"] = Constant(); break;
            case 5: schema[Pick(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"])] = JsonNode.Parse(Pick(Numbers)); break;
            case 6: schema["multipleOf"] = JsonNode.Parse(Pick(["1", "2", "0.5", "0.1", "3"])); break;
            case 7: schema[Pick(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"])] = _random.Next(4); break;
            case 8: schema["pattern"] = Pick(Patterns); break;
            case 9: schema["format"] = Pick(["date-time", "uri"]); break;
            case 10: schema["required"] = new JsonArray([.. Names.Where(_ => Chance(5)).Select(name => (JsonNode)name)]); break;
            case 11 or 12 or 13: schema["properties"] = Map(Names, depth); break;
            case 14: schema["patternProperties"] = Map(Patterns, depth); break;
            case 15: schema["additionalProperties"] = Schema(depth); break;
            case 16: schema["propertyNames"] = Schema(depth); break;
            case 17: schema["items"] = Schema(depth); break;
            case 18: schema["prefixItems"] = List(depth); break;
            case 19: schema["contains"] = Schema(depth); break;
            case 20: schema["uniqueItems"] = Chance(2); break;
            case 21: schema["allOf"] = List(depth); break;
            case 22: schema["anyOf"] = List(depth); break;
            case 23: schema["oneOf"] = List(depth); break;
            case 24: schema["not"] = Schema(depth); break;
            case 25: schema["if"] = Schema(depth); schema["then"] = Schema(depth); schema["else"] = Schema(depth); break;
            case 26: schema["dependentSchemas"] = Map(Names, depth); break;
            case 27: schema["dependentRequired"] = new JsonObject { [Pick(Names)] = new JsonArray(Pick(Names)) }; break;
            case 28: schema[Pick(["unevaluatedProperties", "unevaluatedItems"])] = Schema(depth); break;
            case 29: schema[Pick(["anyOf", "oneOf"])] = new JsonArray([.. Tags.Where(_ => Chance(2)).DefaultIfEmpty("a").Select(tag => (JsonNode)Tagged(tag, depth))]); break;
            case 30: schema["allOf"] = new JsonArray([.. Tags.Where(_ => Chance(2)).DefaultIfEmpty("a").Select(tag => (JsonNode)Condition(tag, depth))]); break;
            case 31: schema[Pick(["anyOf", "oneOf"])] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => NamesOnly(2))]); break;
            case 32: schema[Pick(["not", "if"])] = NamesOnly(2); schema["then"] = Schema(depth); break;
            default: schema["items"] = new JsonObject { ["$ref"] = "#" }; break;
        }
    }

    // One alternative of a union that a member tells apart.
    private JsonObject Tagged(string tag, int depth)
    {
        var alternative = new JsonObject { ["properties"] = Map(Names, depth) };
        alternative["properties"]![Pick(["kind", "kind", "id"])] = Tag(tag);
        if (!Chance(4))
            alternative["required"] = new JsonArray([.. new[] { "kind", Pick(Names) }.Distinct().Select(name => (JsonNode)name)]);
        return Chance(4) ? new JsonObject { [Pick(["allOf", "oneOf", "anyOf"])] = new JsonArray(alternative, Schema(depth)) } : alternative;
    }

    private JsonObject Condition(string tag, int depth) => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = Tag(tag) }, ["required"] = new JsonArray([.. Chance(4) ? [] : new[] { (JsonNode)"kind" }]) },
        ["then"] = Schema(depth),
        ["else"] = Chance(4) ? Schema(depth) : true,
    };

    private JsonObject Tag(string tag) => _random.Next(4) switch
    {
        0 => new JsonObject { ["enum"] = new JsonArray(tag, "12") },
        1 => new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray(tag, "abc", 1) } },
        _ => new JsonObject { ["const"] = tag },
    };

    // A schema that asks for names alone.
    private JsonObject NamesOnly(int depth)
    {
        if (depth == 0 || Chance(2))
            return new JsonObject { ["required"] = new JsonArray([.. Names.Where(_ => Chance(4)).Select(name => (JsonNode)name)]) };
        var keyword = Pick(["not", "anyOf", "oneOf", "allOf"]);
        return new JsonObject { [keyword] = keyword == "not" ? NamesOnly(depth - 1) : new JsonArray(NamesOnly(depth - 1), NamesOnly(depth - 1)) };
    }

    private JsonObject Map(string[] names, int depth)
    {
        var map = new JsonObject();
        foreach (var name in names.Where(_ => Chance(3)))
            map[name] = Schema(depth);
        return map;
    }

    private JsonArray List(int depth) => new([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Schema(depth))]);

    private JsonNode? Constant()
    {
        var text = new StringBuilder();
        Value(text, 2);
        return JsonNode.Parse(text.ToString());
    }

    private void Value(StringBuilder text, int depth)
    {
        switch (_random.Next(depth == 0 ? 5 : 9))
        {
            case 0: text.Append(Pick(["null", "true", "false"])); break;
            case 1 or 2: text.Append(Pick(Numbers)); break;
            case 3 or 4: Text(text, Pick(Strings)); break;
            case 5 or 6:
                text.Append('[');
                for (var items = _random.Next(4); items > 0; items--)
                {
                    Value(text, depth - 1);
                    text.Append(items > 1 ? "," : Space());
                }

                text.Append(']');
                break;
            default:
                text.Append('{');
                var names = Names.Where(_ => Chance(3)).OrderBy(_ => Chance(4) ? 1 : 0).ToList();
                for (var index = 0; index < names.Count; index++)
                {
                    text.Append(index == 0 ? Space() : ",");
                    Text(text, names[index]);
                    text.Append(Space()).Append(':').Append(Space());
                    if (names[index] is "kind" or "id" && Chance(2))
                        Text(text, Pick(Tags));
                    else
                        Value(text, depth - 1);
                }

                text.Append('}');
                break;
        }
    }

    // Sometimes spelled with escapes that mean the same.
    private void Text(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c < ' ' || c is '"' or '\\' || (Chance(40) && !char.IsSurrogate(c)))
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                text.Append(c);
        }

        text.Append('"');
    }

    private byte[] Damaged(byte[] bytes)
    {
        var damaged = bytes.ToList();
        var place = _random.Next(damaged.Count);
        switch (_random.Next(3))
        {
            case 0: damaged.RemoveAt(place); break;
            case 1: damaged.Insert(place, (byte)Pick(["\"", "{", "}", ",", ":", "\0", "\\", " ", "0", "-"])[0]); break;
            default: damaged[place] = (byte)_random.Next(256); break;
        }

        return [.. damaged];
    }

    private string Space() => Chance(6) ? " \n" : "";

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
