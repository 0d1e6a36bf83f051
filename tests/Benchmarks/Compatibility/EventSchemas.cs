using System.Text.Json.Nodes;

namespace SchemaPacks.Benchmarks.Compatibility;

/// <summary>Schemas of some 2 KB as authors write them for events, and a next version of each with one change. All follow from a number.</summary>
internal static class EventSchemas
{
    /// <summary>What the next version changes, in turns.</summary>
    public static IReadOnlyList<(string Name, Action<JsonObject> Change)> Changes { get; } =
    [
        ("nothing", _ => { }),
        ("descriptions", schema => schema["description"] = "another text"),
        ("optional property added", schema => Properties(schema)["added"] = new JsonObject { ["type"] = "string", ["maxLength"] = 40 }),
        ("required property added", schema => (Properties(schema)["needed"], schema["required"]) = (new JsonObject { ["type"] = "integer" }, new JsonArray("id", "needed"))),
        ("property removed", schema => Properties(schema).Remove("source")),
        ("length raised", schema => Properties(schema)["title"]!["maxLength"] = 400),
        ("length lowered", schema => Properties(schema)["title"]!["maxLength"] = 100),
        ("constant added", schema => Properties(schema)["kind"]!["enum"]!.AsArray().Add("restored")),
        ("constant removed", schema => Properties(schema)["kind"]!["enum"]!.AsArray().RemoveAt(0)),
        ("pattern widened", schema => Properties(schema)["source"]!["pattern"] = "^[a-z][a-z0-9-]{0,63}$"),
        ("pattern narrowed", schema => Properties(schema)["source"]!["pattern"] = "^[a-z]{1,31}$"),
        ("number bounded", schema => Properties(schema)["lines"]!["items"]!["properties"]!["count"]!["maximum"] = 1_000),
        ("branch added", schema => schema["oneOf"]!.AsArray().Add(new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = "restored" } }, ["required"] = new JsonArray("kind") })),
        ("closed", schema => schema["additionalProperties"] = false),
        ("type widened", schema => Properties(schema)["duration"]!["type"] = "number"),
    ];

    /// <summary>The schema of a number.</summary>
    public static JsonObject Of(int number)
    {
        var properties = new JsonObject
        {
            ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid", ["description"] = "Names the event once and for all." },
            ["kind"] = new JsonObject { ["enum"] = new JsonArray("created", "opened", "renamed", "deleted"), ["description"] = "What was done." },
            ["title"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 },
            ["source"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z][a-z0-9-]{0,31}$" },
            ["duration"] = new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["description"] = "Milliseconds from the request to the answer." },
            ["lines"] = new JsonObject
            {
                ["type"] = "array",
                ["maxItems"] = 100,
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["article"] = new JsonObject { ["type"] = "string" }, ["count"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1 }, ["price"] = new JsonObject { ["$ref"] = "#/$defs/money" } },
                    ["required"] = new JsonArray("article", "count"),
                },
            },
        };
        for (int index = 0; index < 8; index++)
            properties[$"attribute_{number}_{index}"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["maxLength"] = 20 + index, ["description"] = "An attribute of this kind of event." };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"Event {number}",
            ["type"] = "object",
            ["required"] = new JsonArray("id"),
            ["properties"] = properties,
            ["oneOf"] = new JsonArray(
                new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = "renamed" }, ["title"] = new JsonObject { ["minLength"] = 2 } }, ["required"] = new JsonArray("kind", "title") },
                new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["enum"] = new JsonArray("created", "opened", "deleted") } } }),
            ["$defs"] = new JsonObject
            {
                ["money"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["amount"] = new JsonObject { ["type"] = "number", ["minimum"] = 0 }, ["currency"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" } }, ["required"] = new JsonArray("amount", "currency") },
            },
        };
    }

    private static JsonObject Properties(JsonObject schema) => schema["properties"]!.AsObject();
}
