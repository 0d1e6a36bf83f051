using System.Globalization;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Schemas with parts exchanged at random: keywords get values that they do not take, references lead anywhere. Whatever has a type compiles.</summary>
public sealed class MutilatedSchemaTests
{
    private const int Schemas = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_schema_stops_the_generator_or_gives_a_type_that_does_not_compile(int seed)
    {
        var random = new Random(seed);
        string[] texts = [.. Checkout.Schemas(Checkout.Cases).Concat(Checkout.SamplePacks.SelectMany(name => GeneratingCaseTests.SamplePack(name).Schemas))
            .Where(schema => schema.Path.EndsWith(".json", StringComparison.Ordinal) || !schema.Path.Contains("broken", StringComparison.Ordinal)).Select(Json).OfType<string>()];
        texts.Should().HaveCountGreaterThan(20);
        SchemaFile[] schemas = [.. Enumerable.Range(0, Schemas).Select(index => new SchemaFile(index.ToString("0000", CultureInfo.InvariantCulture) + ".json", Mutilate(texts, index, random)))];
        var project = new PackProject { Schemas = schemas };

        project.Generate().Should().HaveCount(Schemas);
        project.Build();
    }

    private static string Mutilate(string[] texts, int index, Random random)
    {
        JsonObject root = JsonNode.Parse(texts[random.Next(texts.Length)])!.AsObject();
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            List<JsonNode> places = [.. Nodes(root["properties"]), .. Nodes(root["$defs"]), .. Nodes(root["definitions"])];
            List<JsonNode> others = [.. Nodes(JsonNode.Parse(texts[random.Next(texts.Length)]))];
            JsonNode place = places[random.Next(places.Count)];
            JsonNode other = random.Next(4) == 0 ? new JsonObject { ["$ref"] = place.GetPath().Replace("$.", "#/", StringComparison.Ordinal).Replace('.', '/') } : others[random.Next(others.Count)].DeepClone();
            if (place.Parent is JsonArray list)
                list[place.GetElementIndex()] = other;
            else if (place != root["properties"])
                place.ReplaceWith(other);
        }

        root["$id"] = $"https://acme.example/mutilated-{index.ToString(CultureInfo.InvariantCulture)}";
        root["version"] = 1;
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode? node)
    {
        if (node is null)
            return [];
        IEnumerable<JsonNode?> inner = node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] };
        return inner.SelectMany(Nodes).Append(node);
    }

    // The loader's reading of the file, or null for one that it refuses.
    private static string? Json(SchemaFile file)
    {
        Scanning.PackSource source = Scanning.PackSource.Documents("pack", [(file.Path, file.Text)]);
        RegistryRevision registry = new RegistryLoader(new SchemaRegistryOptions { Sources = [source] }).LoadAsync().GetAwaiter().GetResult();
        return registry.Schemas.SingleOrDefault() is { } schema ? System.Text.Encoding.UTF8.GetString(schema.CanonicalJson.Span) : null;
    }
}
