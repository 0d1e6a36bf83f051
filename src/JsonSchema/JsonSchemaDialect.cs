using SchemaPacks.JsonSchema.Loading;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// One version of JSON Schema. A dialect is data: which keywords it has (<c>KeywordTable</c>) and a few flags.
/// </summary>
public sealed class JsonSchemaDialect
{
    private JsonSchemaDialect(DialectVersion version, string name, string uri)
    {
        Version = version;
        Name = name;
        Uri = new Uri(uri);
    }

    /// <summary>Draft-04 of 2013: <c>id</c>, boolean <c>exclusiveMaximum</c>, no boolean schemas.</summary>
    public static JsonSchemaDialect Draft4 { get; } = new(DialectVersion.Draft4, "draft-04", "http://json-schema.org/draft-04/schema#") { FormatsAssert = true };

    /// <summary>Draft-06 of 2017: <c>$id</c>, <c>const</c>, <c>contains</c>, <c>propertyNames</c>, boolean schemas.</summary>
    public static JsonSchemaDialect Draft6 { get; } = new(DialectVersion.Draft6, "draft-06", "http://json-schema.org/draft-06/schema#") { FormatsAssert = true };

    /// <summary>Draft-07 of 2018: <c>if</c>/<c>then</c>/<c>else</c>. The dialect of event schemas.</summary>
    public static JsonSchemaDialect Draft7 { get; } = new(DialectVersion.Draft7, "draft-07", "http://json-schema.org/draft-07/schema#") { FormatsAssert = true };

    /// <summary>Draft 2019-09: vocabularies, <c>$recursiveRef</c>, <c>unevaluated*</c>, <c>dependent*</c>.</summary>
    public static JsonSchemaDialect Draft201909 { get; } = new(DialectVersion.Draft201909, "2019-09", "https://json-schema.org/draft/2019-09/schema") { HasVocabularies = true };

    /// <summary>Draft 2020-12: <c>$dynamicRef</c>, <c>prefixItems</c>.</summary>
    public static JsonSchemaDialect Draft202012 { get; } = new(DialectVersion.Draft202012, "2020-12", "https://json-schema.org/draft/2020-12/schema") { HasVocabularies = true };

    /// <summary>
    /// PREVIEW: the next version, <c>v1</c>, as the official test suite and the metaschema describe it before its release. It may change with any version
    /// of this package. Formats assert, a <c>$dynamicRef</c> is a name that is only looked up in the dynamic scope, there are no vocabularies, and <c>propertyDependencies</c> is new.
    /// </summary>
    public static JsonSchemaDialect V1 { get; } = new(DialectVersion.V1, "v1", "https://json-schema.org/v1") { FormatsAssert = true, NamesDynamicAnchors = true, IsPreview = true };

    /// <summary>Every dialect, oldest first, previews included.</summary>
    public static IReadOnlyList<JsonSchemaDialect> All { get; } = [Draft4, Draft6, Draft7, Draft201909, Draft202012, V1];

    /// <summary>As people write it: <c>draft-07</c>, <c>2020-12</c>.</summary>
    public string Name { get; }

    /// <summary>What <c>$schema</c> holds, with the trailing <c>#</c> where the dialect writes one.</summary>
    public Uri Uri { get; }

    /// <summary>Whether the dialect is not released yet and may still change.</summary>
    public bool IsPreview { get; private init; }

    internal DialectVersion Version { get; }

    /// <summary>Whether <c>format</c> refuses values where nobody says otherwise.</summary>
    internal bool FormatsAssert { get; private init; }

    /// <summary>Whether a metaschema may leave keywords out by <c>$vocabulary</c>.</summary>
    internal bool HasVocabularies { get; private init; }

    /// <summary>Whether <c>$dynamicRef</c> holds the name of a dynamic anchor, which need not exist where the reference stands.</summary>
    internal bool NamesDynamicAnchors { get; private init; }

    /// <summary>The dialect that a <c>$schema</c> names, with or without a trailing <c>#</c>; <see langword="null"/> for a custom or unknown metaschema.</summary>
    public static JsonSchemaDialect? Find(string schemaUri)
    {
        ArgumentNullException.ThrowIfNull(schemaUri);
        var wanted = schemaUri.TrimEnd('#');
        return All.FirstOrDefault(dialect => dialect.Uri.OriginalString.TrimEnd('#') == wanted);
    }

    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;
}
