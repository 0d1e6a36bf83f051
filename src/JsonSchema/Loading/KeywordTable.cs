using static SchemaPacks.JsonSchema.Loading.DialectVersion;
using static SchemaPacks.JsonSchema.Loading.SubschemaShape;
using static SchemaPacks.JsonSchema.SchemaEdgeKind;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>Every keyword that does something, and in which dialects. What is not here is an annotation or unknown.</summary>
internal static class KeywordTable
{
    private const DialectVersion Newest = V1;

    public static IReadOnlyList<KeywordRow> Rows { get; } =
    [
        new("$ref", Draft4, Newest, "core", Reference, InPlace),
        new("$recursiveRef", Draft201909, Draft201909, "core", Reference, InPlace),
        new("$dynamicRef", Draft202012, Newest, "core", Reference, InPlace),
        new("definitions", Draft4, Newest, "core", Map),
        new("$defs", Draft201909, Newest, "core", Map),

        new("allOf", Draft4, Newest, "applicator", List, InPlace),
        new("anyOf", Draft4, Newest, "applicator", List, InPlace),
        new("oneOf", Draft4, Newest, "applicator", List, InPlace),
        new("not", Draft4, Newest, "applicator", Schema, InPlace),
        new("if", Draft7, Newest, "applicator", Schema, InPlace),
        new("then", Draft7, Newest, "applicator", Schema, InPlace),
        new("else", Draft7, Newest, "applicator", Schema, InPlace),
        new("dependencies", Draft4, Newest, "applicator", MapOrNames, InPlace),
        new("dependentSchemas", Draft201909, Newest, "applicator", Map, InPlace),
        new("propertyDependencies", V1, Newest, "applicator", MapOfMaps, InPlace),
        new("properties", Draft4, Newest, "applicator", Map, Property),
        new("patternProperties", Draft4, Newest, "applicator", Map, PatternProperty),
        new("additionalProperties", Draft4, Newest, "applicator", Schema, AdditionalProperties),
        new("propertyNames", Draft6, Newest, "applicator", Schema, PropertyNames),
        new("items", Draft4, Draft201909, "applicator", SchemaOrList, Items),
        new("items", Draft202012, Newest, "applicator", Schema, Items),
        new("additionalItems", Draft4, Draft201909, "applicator", Schema, ItemsAfterPrefix),
        new("prefixItems", Draft202012, Newest, "applicator", List, PrefixItem),
        new("contains", Draft6, Newest, "applicator", Schema, Contains),
        new("unevaluatedItems", Draft201909, Draft201909, "applicator", Schema, UnevaluatedItems),
        new("unevaluatedItems", Draft202012, Newest, "unevaluated", Schema, UnevaluatedItems),
        new("unevaluatedProperties", Draft201909, Draft201909, "applicator", Schema, UnevaluatedProperties),
        new("unevaluatedProperties", Draft202012, Newest, "unevaluated", Schema, UnevaluatedProperties),

        new("type", Draft4, Newest, "validation"),
        new("enum", Draft4, Newest, "validation"),
        new("const", Draft6, Newest, "validation"),
        new("multipleOf", Draft4, Newest, "validation"),
        new("minimum", Draft4, Newest, "validation"),
        new("maximum", Draft4, Newest, "validation"),
        new("exclusiveMinimum", Draft4, Newest, "validation"),
        new("exclusiveMaximum", Draft4, Newest, "validation"),
        new("minLength", Draft4, Newest, "validation"),
        new("maxLength", Draft4, Newest, "validation"),
        new("pattern", Draft4, Newest, "validation"),
        new("minItems", Draft4, Newest, "validation"),
        new("maxItems", Draft4, Newest, "validation"),
        new("uniqueItems", Draft4, Newest, "validation"),
        new("minContains", Draft201909, Newest, "validation"),
        new("maxContains", Draft201909, Newest, "validation"),
        new("minProperties", Draft4, Newest, "validation"),
        new("maxProperties", Draft4, Newest, "validation"),
        new("required", Draft4, Newest, "validation"),
        new("dependentRequired", Draft201909, Newest, "validation"),

        new("format", Draft4, Draft201909, "format"),
        new("format", Draft202012, Draft202012, "format-annotation"),
        new("format", Draft202012, Draft202012, "format-assertion"),
        new("format", V1, Newest, "format"),
        new("contentEncoding", Draft7, Draft7, "content"),
        new("contentMediaType", Draft7, Draft7, "content"),
    ];

    /// <summary>The names of the vocabularies of 2019-09 and 2020-12, as their URIs end.</summary>
    public static IReadOnlyList<string> Vocabularies(DialectVersion version) => version switch
    {
        Draft201909 => ["core", "applicator", "validation", "meta-data", "format", "content"],
        Draft202012 => ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion", "content"],
        _ => [],
    };
}
