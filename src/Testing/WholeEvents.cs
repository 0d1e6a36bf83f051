using System.Text.Json;
using SchemaPacks.Configuration;
using SchemaPacks.Scanning;

namespace SchemaPacks.Testing;

/// <summary>Allows every schema of packs, with every property and category that it declares.</summary>
internal static class WholeEvents
{
    public static void Allow(SchemaPacksBuilder builder, IReadOnlyList<PackSource> packs)
    {
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = packs });
        RegistryRevision registry = Task.Run(() => loader.LoadAsync()).GetAwaiter().GetResult(); // elsewhere, since a caller's context may be waiting for this very thread
        HashSet<string> known = [.. builder.Settings.AllowedSchemas.Select(entry => entry.Id)];
        foreach (IGrouping<string, EventSchema> versions in registry.Schemas.GroupBy(schema => schema.Key.Id))
        {
            if (known.Contains(versions.Key))
                continue;
            builder.Allow(versions.Key, entry =>
            {
                foreach (EventSchema schema in versions)
                {
                    using JsonDocument document = JsonDocument.Parse(schema.CanonicalJson);
                    Add(entry.AllowedProperties, PropertiesOf(document.RootElement));
                    Add(entry.AllowedCategories, CategoriesIn(document.RootElement));
                }
            });
        }
    }

    private static void Add(IList<string> list, IEnumerable<string> names)
    {
        foreach (string name in names.Where(name => !list.Contains(name)))
            list.Add(name);
    }

    private static string[] PropertiesOf(JsonElement schema) =>
        schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : [];

    // Wherever a list of texts stands under that name: one too many allows nothing that anybody sent.
    private static IEnumerable<string> CategoriesIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            member.NameEquals("categories") && member.Value.ValueKind == JsonValueKind.Array ? TextsOf(member.Value) : CategoriesIn(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(CategoriesIn),
        _ => [],
    };

    private static IEnumerable<string> TextsOf(JsonElement list) =>
        list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 }).Select(item => item.GetString()!);
}
