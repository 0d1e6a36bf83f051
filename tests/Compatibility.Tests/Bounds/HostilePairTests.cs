using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Compatibility;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Pairs that were made to keep a comparer busy: each comes to an end, with whatever verdict, and never a wrong one.</summary>
public class HostilePairTests
{
    private const int Milliseconds = 120_000; // some are refused after a second on a machine with nothing else to do

    public static TheoryData<string> Names => [.. Pairs.Keys];

    private static Dictionary<string, (JsonNode Old, JsonNode New)> Pairs { get; } = new()
    {
        ["a billion laughs by allOf"] = (Laughs("allOf", "minimum", 1), Laughs("allOf", "minimum", 2)),
        ["a billion laughs by anyOf"] = (Laughs("anyOf", "minimum", 1), Laughs("anyOf", "minimum", 2)),
        ["a billion laughs by oneOf"] = (Laughs("oneOf", "maxLength", 1), Laughs("oneOf", "maxLength", 2)),
        ["choices of choices"] = (Choices(12, "a"), Choices(12, "b")),
        ["a thousand branches"] = (Branches(1_000, 0), Branches(1_000, 1)),
        ["a thousand conditions"] = (Conditions(1_000, 0), Conditions(1_000, 1)),
        ["a grid of cycles"] = (Cycles(40, "string"), Cycles(40, "integer")),
        ["ten thousand constants"] = (Constants(10_000, 0), Constants(10_000, 1)),
        ["three thousand properties"] = (Properties(3_000, 5), Properties(3_000, 6)),
        ["patterns with many states"] = (Pattern("^(a|aa)*(b|bb)*[a-z]{900}$"), Pattern("^(a?){300}(b?){300}c$")),
        ["patterns whose product explodes"] = (Pattern("(a|b)*a(a|b){14}$"), Pattern("(a|b)*b(a|b){15}$")),
        ["patterns with half a character"] = (Pattern("^\\ud83d"), Pattern("[\\ud83e-\\udfff]$")),
        ["a hundred patterns of names"] = (NamePatterns(100, "string"), NamePatterns(100, "integer")),
        ["a tuple of five thousand"] = (Tuple(5_000, "string"), Tuple(5_000, "integer")),
        ["not upon not"] = (Nots(50, "string"), Nots(50, "integer")),
        ["nested thirty deep"] = (Nested(28, 1), Nested(28, 2)),
        ["unevaluated beside many branches"] = (Unevaluated(40), Unevaluated(41)),
        ["counts without end"] = (JsonNode.Parse("""{"minLength":2147483647,"minItems":1000000,"minProperties":1000000}""")!, JsonNode.Parse("""{"minLength":2147483646,"pattern":"^a*$"}""")!),
        ["unequal items without end"] = (JsonNode.Parse("""{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":[{"a":1e99999999999},[1e99999999998],{"a":2}]}}""")!, JsonNode.Parse("""{"maxItems":2}""")!),
        ["numbers without end"] = (JsonNode.Parse("""{"maximum":1e3000000,"multipleOf":1e-3000000}""")!, JsonNode.Parse("""{"maximum":1e2999999,"multipleOf":1e-2999999}""")!),
    };

    [Theory(Timeout = Milliseconds)]
    [MemberData(nameof(Names))]
    public async Task A_comparison_of_hostile_schemas_ends(string name)
    {
        JsonSchemaValidator old = Compile(Pairs[name].Old), @new = Compile(Pairs[name].New);

        var comparison = await Task.Run(() => SchemaComparer.Compare(old, @new), TestContext.Current.CancellationToken);

        foreach (var (result, writer, reader) in new[] { (comparison.Backward, old, @new), (comparison.Forward, @new, old) })
        {
            if (result.Witness is { } witness)
                (writer.IsValid(witness.Span), reader.IsValid(witness.Span)).Should().Be((true, false));
            (result.Findings.Count == 0).Should().Be(result.Verdict == CompatibilityVerdict.Compatible);
        }
    }

    private static JsonSchemaValidator Compile(JsonNode schema)
    {
        schema = schema.DeepClone();
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        return SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///hostile"), JsonElement.Parse(schema.ToJsonString()))).Validator!;
    }

    private static JsonObject Laughs(string keyword, string assertion, int value)
    {
        var definitions = new JsonObject { ["d0"] = new JsonObject { [assertion] = value } };
        for (int level = 1; level <= 24; level++)
            definitions[$"d{level}"] = new JsonObject { [keyword] = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/d{level - 1}" }, new JsonObject { ["$ref"] = $"#/$defs/d{level - 1}", ["title"] = "again" }) };
        return new JsonObject { ["$ref"] = "#/$defs/d24", ["$defs"] = definitions };
    }

    private static JsonObject Choices(int depth, string tag)
    {
        JsonNode inner = new JsonObject { ["const"] = tag };
        for (int level = 0; level < depth; level++)
            inner = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["properties"] = new JsonObject { [$"p{level}"] = inner.DeepClone() } }, new JsonObject { ["required"] = new JsonArray($"q{level}") }, new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray($"r{level}") } }) };
        return inner.AsObject();
    }

    private static JsonObject Branches(int count, int shift) => new()
    {
        ["oneOf"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => new JsonObject
        {
            ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = $"kind{index}" }, ["value"] = new JsonObject { ["minimum"] = index + shift } },
            ["required"] = new JsonArray("kind"),
        })]),
    };

    private static JsonObject Conditions(int count, int shift) => new()
    {
        ["allOf"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["const"] = index } }, ["required"] = new JsonArray("kind") },
            ["then"] = new JsonObject { ["required"] = new JsonArray($"p{index + shift}") },
        })]),
    };

    private static JsonObject Cycles(int count, string type)
    {
        var definitions = new JsonObject();
        for (int index = 0; index < count; index++)
            definitions[$"d{index}"] = new JsonObject { ["properties"] = new JsonObject([.. Enumerable.Range(0, count).Select(other => KeyValuePair.Create($"p{other}", (JsonNode?)new JsonObject { ["$ref"] = $"#/$defs/d{other}" })), KeyValuePair.Create("value", (JsonNode?)new JsonObject { ["type"] = type })]) };
        return new JsonObject { ["$ref"] = "#/$defs/d0", ["$defs"] = definitions };
    }

    private static JsonObject Constants(int count, int shift) => new() { ["enum"] = new JsonArray([.. Enumerable.Range(shift, count).Select(index => (JsonNode)$"constant {index}")]) };

    private static JsonObject Properties(int count, int length) => new()
    {
        ["properties"] = new JsonObject([.. Enumerable.Range(0, count).Select(index => KeyValuePair.Create($"property {index}", (JsonNode?)new JsonObject { ["type"] = "string", ["maxLength"] = length }))]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject NamePatterns(int count, string type) => new()
    {
        ["patternProperties"] = new JsonObject([.. Enumerable.Range(0, count).Select(index => KeyValuePair.Create($"[a-f]{{{index % 7}}}{index}|{index}x*", (JsonNode?)new JsonObject { ["type"] = type }))]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Tuple(int count, string type) => new() { ["prefixItems"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["type"] = type })]), ["items"] = false };

    private static JsonObject Nots(int depth, string type)
    {
        var inner = new JsonObject { ["type"] = type };
        for (int level = 0; level < depth; level++)
            inner = new JsonObject { ["not"] = inner };
        return inner;
    }

    private static JsonObject Nested(int depth, int least)
    {
        var inner = new JsonObject { ["minLength"] = least };
        for (int level = 0; level < depth; level++)
            inner = new JsonObject { ["properties"] = new JsonObject { ["a"] = inner, ["b"] = inner.DeepClone() is JsonObject copy && level < 12 ? copy : true } };
        return inner;
    }

    private static JsonObject Unevaluated(int count) => new()
    {
        ["anyOf"] = new JsonArray([.. Enumerable.Range(0, count).Select(index => new JsonObject { ["properties"] = new JsonObject { [$"p{index}"] = new JsonObject { ["type"] = "integer" } }, ["required"] = new JsonArray($"p{index}") })]),
        ["unevaluatedProperties"] = false,
    };
}
