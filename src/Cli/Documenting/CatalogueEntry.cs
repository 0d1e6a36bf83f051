using System.Text;
using System.Text.Json;
using SchemaPacks.Compiling;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Documenting;

/// <summary>A schema of the catalogue.</summary>
internal sealed record CatalogueEntry(EventSchema Schema, JsonElement Root, string FileName)
{
    public string Title => Schema.Title ?? Schema.Key.Id;

    public string? Owner => SchemaWords.TextOf(Root, "owner");

    public string Pack => Schema.Origins[0].Package?.Id ?? Schema.Origins[0].Pack;

    public bool IsDeprecated => Root.TryGetProperty("deprecated", out JsonElement value) && value.ValueKind == JsonValueKind.True;

    public IReadOnlyList<PropertyRow> Properties { get; } = PropertyRows.Of(Root);

    /// <summary>Events of the keyword <c>examples</c>, as readable JSON.</summary>
    public IReadOnlyList<string> Examples { get; } = Root.TryGetProperty("examples", out JsonElement examples) && examples.ValueKind == JsonValueKind.Array
        ? [.. examples.EnumerateArray().Select(example => JsonSerializer.Serialize(example, Readable))] : [];

    private static JsonSerializerOptions Readable { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All schemas of a registry, by id and then version, each with the name of a file of its own.</summary>
    public static IReadOnlyList<CatalogueEntry> Of(RegistrySnapshot registry)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        var entries = new List<CatalogueEntry>();
        foreach (CompiledSchema schema in registry.Schemas.OfType<CompiledSchema>())
        {
            string name = Slug(schema.Key), unique = name;
            for (int number = 2; !names.Add(unique); number++)
                unique = $"{name}-{number}";
            entries.Add(new CatalogueEntry(schema, schema.Document.Root, unique));
        }

        return entries;
    }

    // https://acme.example/page-view at version 2 → acme.example-page-view-2
    private static string Slug(SchemaKey key)
    {
        var text = new StringBuilder();
        string id = key.Id.Contains("://", StringComparison.Ordinal) ? key.Id[(key.Id.IndexOf("://", StringComparison.Ordinal) + 3)..] : key.Id;
        foreach (char c in $"{id}-{key.Version.Text}")
            if (char.IsAsciiLetterOrDigit(c) || c is '.' or '_')
                text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != '-')
                text.Append('-');
        return text.Length == 0 ? "schema" : text.ToString().Trim('-', '.');
    }
}
