using System.Text.Json;
using System.Text.Json.Nodes;
using SchemaPacks.Serving;

namespace SchemaPacks.Describing;

/// <summary>Puts each loaded schema into the description: its event, its envelope as a variant of what may be posted, and an example.</summary>
internal static class EventVariants
{
    private const int MaxDepth = 256;

    private static readonly string[] Posting = ["recordEvents", "explainEvent"];

    /// <param name="description">The description.</param>
    /// <param name="schemas">The schemas.</param>
    public static void Add(JsonObject description, IReadOnlyList<EventSchema> schemas)
    {
        JsonObject components = description["components"]!["schemas"]!.AsObject();
        var names = new ComponentNames(components.Select(component => component.Key));
        Dictionary<SchemaKey, string> named = schemas.ToDictionary(schema => schema.Key, schema => names.Of(schema.Key));
        var variants = new JsonArray();
        var examples = new JsonObject();
        foreach (EventSchema schema in schemas)
        {
            string name = named[schema.Key], envelope = $"{name}.envelope";
            components[name] = new DescribedSchema(name, reference => NameOf(reference, named)).Of(JsonNode.Parse(schema.CanonicalJson.Span, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth }));
            components[envelope] = Envelope(schema, name);
            variants.Add((JsonNode)new JsonObject { ["$ref"] = $"#/components/schemas/{envelope}" });
            if (Example(schema) is { } example)
                examples[name] = example;
        }

        if (variants.Count > 0)
            components["Envelope"]!["oneOf"] = variants;
        foreach (JsonObject operation in Operations(description).Where(operation => examples.Count > 0 && Posting.Contains(operation["operationId"]!.GetValue<string>())))
            operation["requestBody"]!["content"]!["application/json"]!["examples"] = examples.DeepClone();
    }

    private static IEnumerable<JsonObject> Operations(JsonObject description) =>
        description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!.AsObject());

    private static JsonObject Envelope(EventSchema schema, string name) => new()
    {
        ["type"] = "object",
        ["title"] = $"{schema.Title ?? schema.Key.Id}, version {schema.Key.Version}",
        ["properties"] = new JsonObject
        {
            ["schema"] = new JsonObject { ["type"] = "string", ["const"] = schema.Key.Id },
            ["version"] = Version(schema),
            ["event"] = new JsonObject { ["$ref"] = $"#/components/schemas/{name}" },
            ["timestamp"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["id"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 128 },
        },
        ["required"] = new JsonArray("schema", "version", "event"),
        ["additionalProperties"] = false,
    };

    private static JsonObject Version(EventSchema schema) => int.TryParse(schema.Key.Version.Text, out int number)
        ? new JsonObject { ["enum"] = new JsonArray(number, schema.Key.Version.Text) }
        : new JsonObject { ["type"] = "string", ["const"] = schema.Key.Version.Text };

    private static JsonObject? Example(EventSchema schema) => SchemaExamples.Best(schema) is not { } example ? null : new JsonObject
    {
        ["summary"] = $"{schema.Title ?? schema.Key.Id}, version {schema.Key.Version}",
        ["value"] = new JsonObject
        {
            ["schema"] = schema.Key.Id,
            ["version"] = int.TryParse(schema.Key.Version.Text, out int number) ? number : schema.Key.Version.Text,
            ["event"] = JsonNode.Parse(example, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth }),
        },
    };

    // "<$id>", or "<$id>?version=2" where several are loaded.
    private static string? NameOf(string reference, Dictionary<SchemaKey, string> named)
    {
        string id = reference.Split('#')[0];
        int query = id.IndexOf("?version=", StringComparison.Ordinal);
        if (query >= 0)
            return SchemaVersion.TryParse(id[(query + "?version=".Length)..], out SchemaVersion version) ? named.GetValueOrDefault(new SchemaKey(id[..query], version)) : null;
        return named.Where(pair => pair.Key.Id == id).Select(pair => pair.Value).FirstOrDefault();
    }
}
