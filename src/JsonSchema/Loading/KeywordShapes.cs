using System.Text.Json;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>
/// Finds keywords whose value makes no sense, such as <c>"required": 5</c>. The published metaschemas say so too, but nobody asks them about a schema that only
/// a reference's pointer has found, and a metaschema of one's own may ask for nothing. What passes here can be planned and judged.
/// </summary>
internal static class KeywordShapes
{
    private static readonly string[] Types = ["null", "boolean", "number", "integer", "string", "array", "object"];

    /// <summary>The schemas that have such a keyword, with its name.</summary>
    public static IEnumerable<(SchemaNode Node, string Keyword)> Unfit(SchemaGraph graph) =>
        from node in graph.Nodes
        where node.Boolean is null && !node.IsReferenceOnly
        from member in node.Json.EnumerateObject()
        where node.Resource.Vocabulary.TryGet(member.Name, out var row) && !(Holds(row!, member.Value) && Fits(node, member.Name, member.Value))
        select (node, member.Name);

    // Schemas, and references to them.
    private static bool Holds(KeywordRow row, JsonElement value) => row.Shape switch
    {
        SubschemaShape.None => true,
        SubschemaShape.Schema => IsSchema(value),
        SubschemaShape.List => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(IsSchema),
        SubschemaShape.SchemaOrList => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().All(IsSchema) : IsSchema(value),
        SubschemaShape.Map => IsMap(value, IsSchema),
        SubschemaShape.MapOrNames => IsMap(value, member => IsSchema(member) || IsList(member, IsText)),
        SubschemaShape.MapOfMaps => IsMap(value, member => IsMap(member, IsSchema)),
        _ => IsText(value),
    };

    private static bool Fits(SchemaNode node, string keyword, JsonElement value) => keyword switch
    {
        "type" => IsType(value) || IsList(value, IsType),
        "enum" => value.ValueKind == JsonValueKind.Array,
        "required" => IsList(value, IsText),
        "dependentRequired" => IsMap(value, names => IsList(names, IsText)),
        "exclusiveMinimum" or "exclusiveMaximum" when node.Dialect.Version == DialectVersion.Draft4 => IsFlag(value),
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => NumberOf(value) is not null,
        "multipleOf" => NumberOf(value) is { IsNegative: false, DigitCount: > 0 },
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minContains" or "maxContains" or "minProperties" or "maxProperties" =>
            NumberOf(value) is { IsInteger: true, IsNegative: false },
        "pattern" or "format" or "contentEncoding" or "contentMediaType" => IsText(value),
        "uniqueItems" => IsFlag(value),
        _ => true,
    };

    private static bool IsSchema(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;

    private static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    private static bool IsType(JsonElement value) => IsText(value) && Array.IndexOf(Types, value.GetString()) >= 0;

    private static bool IsList(JsonElement value, Func<JsonElement, bool> each) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(each);

    private static bool IsMap(JsonElement value, Func<JsonElement, bool> each) => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(member => each(member.Value));

    private static ExactNumber? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && ExactNumber.TryParse(value.GetRawText(), out var number) ? number : null;
}
