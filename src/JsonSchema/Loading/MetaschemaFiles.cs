using System.Collections.Frozen;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>The published metaschemas, embedded verbatim, by address.</summary>
internal static class MetaschemaFiles
{
    private const string Prefix = "metaschemas/";

    private static readonly FrozenDictionary<string, Entry> ByAddress = Read().ToFrozenDictionary(entry => entry.Address);

    public static Entry? Find(string address) => ByAddress.GetValueOrDefault(address);

    /// <summary>The root metaschema of a dialect.</summary>
    public static Entry Of(JsonSchemaDialect dialect) => ByAddress[dialect.Uri.OriginalString.TrimEnd('#')];

    private static IEnumerable<Entry> Read()
    {
        var assembly = typeof(MetaschemaFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            var json = document.RootElement.Clone();
            yield return new Entry(Address(name[Prefix.Length..], json), json, JsonSchemaDialect.Find(json.GetProperty("$schema").GetString()!)!);
        }
    }

    // The files of v1 do not say who they are: v1/schema.json is https://json-schema.org/v1, v1/meta/core.json lies below it.
    private static string Address(string path, JsonElement json) =>
        json.TryGetProperty("$id", out var id) || json.TryGetProperty("id", out id)
            ? id.GetString()!.TrimEnd('#')
            : "https://json-schema.org/" + path.Replace("/schema.json", "", StringComparison.Ordinal).Replace(".json", "", StringComparison.Ordinal);

    /// <summary>One metaschema or vocabulary.</summary>
    internal sealed record Entry(string Address, JsonElement Json, JsonSchemaDialect Dialect);
}
