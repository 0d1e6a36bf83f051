using System.Collections.Frozen;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>How a resource is read: a dialect, less the vocabularies that its metaschema leaves out.</summary>
internal sealed class SchemaVocabulary
{
    private static readonly FrozenDictionary<JsonSchemaDialect, SchemaVocabulary> Published =
        JsonSchemaDialect.All.ToFrozenDictionary(dialect => dialect, dialect => new SchemaVocabulary(dialect, IsDefault, dialect.FormatsAssert, null));

    private readonly FrozenDictionary<string, KeywordRow> _keywords;

    private SchemaVocabulary(JsonSchemaDialect dialect, Func<string, bool> has, bool formatAsserts, SchemaNode? metaschema)
    {
        Dialect = dialect;
        Metaschema = metaschema;
        _keywords = KeywordTable.Rows
            .Where(row => row.From <= dialect.Version && dialect.Version <= row.To)
            .Where(row => !dialect.HasVocabularies || row.Vocabulary == "core" || has(row.Vocabulary))
            .DistinctBy(row => row.Name)
            .ToFrozenDictionary(row => row.Name);
        FormatAsserts = formatAsserts;
    }

    public JsonSchemaDialect Dialect { get; }

    /// <summary>The root of a custom metaschema; <see langword="null"/> for a published one.</summary>
    public SchemaNode? Metaschema { get; }

    /// <summary>Whether <c>format</c> refuses values where the options leave it open.</summary>
    public bool FormatAsserts { get; }

    /// <summary>The name of the identifying keyword: <c>id</c> in draft-04.</summary>
    public string IdKeyword => Dialect.Version == DialectVersion.Draft4 ? "id" : "$id";

    /// <summary>Up to draft-07 <c>$ref</c> is alone: whatever stands beside it is ignored.</summary>
    public bool ReferenceStandsAlone => Dialect.Version <= DialectVersion.Draft7;

    /// <summary>Every keyword, as the published metaschema has it.</summary>
    public static SchemaVocabulary Of(JsonSchemaDialect dialect) => Published[dialect];

    /// <summary>The keywords of a custom metaschema's <c>$vocabulary</c>; all of the dialect's where it has none.</summary>
    /// <param name="dialect">The dialect that the metaschema itself is written in.</param>
    /// <param name="metaschema">Its root.</param>
    /// <param name="unknown">The vocabularies that it demands and that do not exist here.</param>
    public static SchemaVocabulary Of(JsonSchemaDialect dialect, SchemaNode metaschema, out IReadOnlyList<string> unknown)
    {
        unknown = [];
        if (!dialect.HasVocabularies || metaschema.Boolean is not null || !metaschema.Json.TryGetProperty("$vocabulary", out var listed) || listed.ValueKind != JsonValueKind.Object)
            return new SchemaVocabulary(dialect, IsDefault, dialect.FormatsAssert, metaschema);

        var stem = dialect.Uri.OriginalString.Replace("/schema", "/vocab/", StringComparison.Ordinal);
        var known = KeywordTable.Vocabularies(dialect.Version);
        var names = listed.EnumerateObject().Select(member => member.Name).ToHashSet();
        unknown = listed.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.True && !known.Any(name => member.Name == stem + name))
            .Select(member => member.Name)
            .ToList();
        var formatAsserts = names.Contains(stem + "format-assertion")
            || (listed.TryGetProperty(stem + "format", out var format) && format.ValueKind == JsonValueKind.True); // 2019-09: true demands the assertion
        return new SchemaVocabulary(dialect, name => names.Contains(stem + name), formatAsserts, metaschema);
    }

    public bool TryGet(string keyword, out KeywordRow? row) => _keywords.TryGetValue(keyword, out row);

    public bool Has(string keyword) => _keywords.ContainsKey(keyword);

    private static bool IsDefault(string vocabulary) => vocabulary != "format-assertion";
}
