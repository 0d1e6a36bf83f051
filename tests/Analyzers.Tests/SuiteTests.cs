using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>The schemas of the official test suite, each as an event's schema, or as the schema of an event's one property where it is not one of objects.</summary>
public sealed class SuiteTests
{
    private const string HowToGet = "The public test data is not here. CONTRIBUTING.md says how to get it.";

    private static readonly Dictionary<string, JsonSchemaDialect> Dialects = new()
    {
        ["draft4"] = JsonSchemaDialect.Draft4,
        ["draft6"] = JsonSchemaDialect.Draft6,
        ["draft7"] = JsonSchemaDialect.Draft7,
        ["draft2019-09"] = JsonSchemaDialect.Draft201909,
        ["draft2020-12"] = JsonSchemaDialect.Draft202012,
    };

    [Theory]
    [InlineData("draft4", 140)]
    [InlineData("draft6", 200)]
    [InlineData("draft7", 230)]
    [InlineData("draft2019-09", 320)]
    [InlineData("draft2020-12", 330)]
    public void Every_schema_gives_a_type_that_compiles_and_whose_events_are_valid(string draft, int atLeast)
    {
        JsonObject[] schemas = [.. Schemas(draft)];
        var project = new PackProject { Schemas = [.. schemas.Select((schema, index) => new SchemaFile($"{index:0000}.json", schema.ToJsonString()))] };
        Dictionary<SchemaKey, Type> types = project.Build().GetExportedTypes().Where(type => type.GetProperty("SchemaKey") is not null)
            .ToDictionary(type => (SchemaKey)type.GetProperty("SchemaKey")!.GetValue(null)!);

        types.Should().HaveCount(schemas.Length);
        var random = new RandomEvents(new Random(1));
        int judged = 0;
        foreach (JsonObject schema in schemas)
        {
            JsonElement root = JsonDocument.Parse(schema.ToJsonString()).RootElement;
            if (schema["$ref"]?.GetValue<string>().StartsWith('#') == false)
                continue; // the event itself is a part with an address of its own
            if (SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///suite"), root, rootIdIsBase: false), null, new SchemaOptions { DefaultDialect = Dialects[draft] }).Validator is not { } validator)
                continue; // refers to documents of the suite that are not here
            judged++;
            for (int i = 0; i < 10; i++)
                EventJudge.Faults(validator, random.Utf8Of(types[new SchemaKey(schema["$id"]!.GetValue<string>(), 1)])).Should().BeEmpty("of {0}", schema.ToJsonString());
        }

        judged.Should().BeGreaterThan(atLeast);
    }

    private static IEnumerable<JsonObject> Schemas(string draft)
    {
        string data = Environment.GetEnvironmentVariable("SCHEMAPACKS_TEST_DATA") ?? Path.Combine(Checkout.Root, "..", "shared", "data");
        string folder = Path.Combine(data, "json-schema-test-suite", "tests", draft);
        if (!Directory.Exists(folder))
            Assert.Skip(HowToGet);
        int number = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            foreach (JsonNode? group in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                JsonNode? schema = group!["schema"]?.DeepClone();
                JsonObject root = schema is JsonObject { } whole && whole["properties"] is JsonObject && whole["type"] is null or JsonValue
                    ? (JsonObject)schema
                    : new JsonObject { ["properties"] = new JsonObject { ["value"] = schema }, ["required"] = new JsonArray("value") };
                if (schema is JsonObject { } inner && inner["$schema"] is { } dialect)
                    root["$schema"] = dialect.DeepClone();
                root["$id"] = $"https://acme.example/suite/{Path.GetFileNameWithoutExtension(file)}-{++number}";
                root["version"] = 1;
                yield return root;
            }
        }
    }
}
