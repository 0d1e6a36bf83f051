using System.Globalization;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Events.Redacting;

/// <summary>
/// A random schema and an event that fits it. Each value that a record may not hold carries a canary: it stands under a category that is not allowed, or
/// under a name that nobody declared. Where the category stands, directly or behind which keywords, is random; that it must be honoured is not.
/// </summary>
internal sealed class GeneratedEvent
{
    public const string Canary = "CANARY";
    public const string Allowed = "example.org/allowed";
    private const string Forbidden = "example.org/forbidden";

    private readonly Random _random;
    private readonly JsonObject _definitions = [];
    private int _values;
    private int _names;

    public GeneratedEvent(int seed)
    {
        _random = new Random(seed);
        (JsonObject schema, JsonNode value) = ObjectPart(depth: 0, isSecret: false, top: true);
        schema["$id"] = "example.org/generated";
        schema["version"] = 1;
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["$defs"] = _definitions;
        Schema = schema.ToJsonString();
        Event = value.ToJsonString();
    }

    public string Schema { get; }

    public string Event { get; }

    /// <summary>Texts that the record must hold, or redaction would be easy.</summary>
    public List<string> Kept { get; } = [];

    private (JsonObject Schema, JsonNode Value) ObjectPart(int depth, bool isSecret, bool top)
    {
        var schema = new JsonObject();
        var properties = new JsonObject();
        var patterns = new JsonObject();
        var value = new JsonObject();
        schema["properties"] = properties;
        int count = _random.Next(1, 5);
        for (int index = 0; index < count; index++)
        {
            bool forbidden = _random.Next(3) == 0;
            (JsonObject part, JsonNode partValue) = Part(depth + 1, isSecret || forbidden);
            string name = Name();
            if (forbidden || top || _random.Next(2) == 0)
                part = WithCategory(part, forbidden ? Forbidden : _random.Next(2) == 0 ? "unrestricted" : Allowed);
            Declare(schema, properties, patterns, name, part);
            value[name] = partValue;
        }

        if (patterns.Count > 0)
            schema["patternProperties"] = patterns;
        if (_random.Next(2) == 0)
            value[Canary + Name()] = Scalar(isSecret: true);
        return (schema, value);
    }

    private (JsonObject Schema, JsonNode Value) Part(int depth, bool isSecret) => depth > 4 ? (new JsonObject(), Scalar(isSecret)) : _random.Next(4) switch
    {
        0 => ObjectPart(depth, isSecret, top: false),
        1 => ArrayPart(depth, isSecret),
        _ => (new JsonObject(), Scalar(isSecret)),
    };

    private (JsonObject Schema, JsonNode Value) ArrayPart(int depth, bool isSecret)
    {
        var schema = new JsonObject();
        var items = new JsonArray();
        bool restForbidden = _random.Next(3) == 0;
        int prefix = _random.Next(3);
        if (prefix > 0)
        {
            var prefixItems = new JsonArray();
            for (int index = 0; index < prefix; index++)
            {
                bool forbidden = _random.Next(3) == 0;
                (JsonObject part, JsonNode value) = Part(depth + 1, isSecret || forbidden);
                prefixItems.Add((JsonNode)(forbidden ? WithCategory(part, Forbidden) : part));
                items.Add(value);
            }

            schema["prefixItems"] = prefixItems;
        }

        JsonObject rest = restForbidden ? WithCategory([], Forbidden) : [];
        schema[_random.Next(3) == 0 ? "unevaluatedItems" : "items"] = rest;
        for (int index = _random.Next(3); index > 0; index--)
            items.Add(Scalar(isSecret || restForbidden));
        return (schema, items);
    }

    // One of the ways in which a schema can give a value a category.
    private JsonObject WithCategory(JsonObject schema, string category)
    {
        JsonObject restricted = new() { ["categories"] = new JsonArray(category) };
        switch (_random.Next(9))
        {
            case 0 or 1:
                schema["categories"] = new JsonArray(category);
                break;
            case 2:
                schema["anyOf"] = new JsonArray(new JsonObject(), restricted);
                break;
            case 3:
                schema["oneOf"] = new JsonArray(restricted, new JsonObject { ["not"] = new JsonObject() });
                break;
            case 4:
                AddToAll(schema, new JsonObject { ["allOf"] = new JsonArray(restricted) });
                break;
            case 5:
                restricted["const"] = "never sent";
                schema["not"] = restricted;
                schema["categories"] = new JsonArray("unrestricted"); // what stands under "not" only restricts
                break;
            case 6:
                schema["if"] = new JsonObject { ["const"] = "never sent" };
                schema[_random.Next(2) == 0 ? "then" : "else"] = restricted;
                break;
            case 7:
                string name = Name();
                _definitions[name] = restricted;
                schema["$ref"] = $"#/$defs/{name}";
                break;
            default:
                schema["dependentSchemas"] = new JsonObject { ["never sent"] = restricted };
                break;
        }

        return schema;
    }

    private void Declare(JsonObject schema, JsonObject properties, JsonObject patterns, string name, JsonObject part)
    {
        switch (_random.Next(4))
        {
            case 0:
                patterns[$"^{name}$"] = part;
                break;
            case 1:
                AddToAll(schema, new JsonObject { ["properties"] = new JsonObject { [name] = part } });
                break;
            default:
                properties[name] = part;
                break;
        }
    }

    private static void AddToAll(JsonObject schema, JsonObject branch)
    {
        if (schema["allOf"] is not JsonArray all)
            schema["allOf"] = all = [];
        all.Add((JsonNode)branch);
    }

    private JsonValue Scalar(bool isSecret)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{(isSecret ? Canary : "kept")}-{_values++}-");
        if (!isSecret)
            Kept.Add(text);
        return JsonValue.Create(text);
    }

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"n{_names++}");
}
