using System.Text.Json;
using SchemaPacks.Checking;
using SchemaPacks.Fixing;

namespace SchemaPacks.Linting.Rules;

/// <summary>JSON Schema judges a value by the keywords of its own type and passes over the others, such as <c>maxLength</c> where a number stands.</summary>
internal sealed class KeywordWithoutEffectRule()
    : LintRule(LintDiagnostics.KeywordWithoutEffect, "A keyword belongs to a type that `type` allows: `maxLength` beside `type: integer` checks nothing.")
{
    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["string"] = ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"],
        ["number"] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
        ["array"] = ["items", "additionalItems", "prefixItems", "unevaluatedItems", "contains", "minContains", "maxContains", "minItems", "maxItems", "uniqueItems"],
        ["object"] =
        [
            "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", "required", "minProperties", "maxProperties",
            "dependencies", "dependentRequired", "dependentSchemas",
        ],
    };

    public override bool HasFix => true;

    public override IEnumerable<LintFinding> Check(LintSubject subject) =>
        from schema in subject.Schemas
        let types = SchemaTypes.Of(schema)
        where types.Count > 0
        from pair in Types
        where !types.Contains(pair.Key) && !(pair.Key == "number" && types.Contains("integer"))
        from keyword in pair.Value
        where schema.Json.TryGetProperty(keyword, out _)
        let pointer = schema.PointerTo(keyword)
        select subject.AtKey(this, pointer, $"'{keyword}' judges {Plural(pair.Key)}, but the type is {string.Join(" or ", types.Select(type => $"'{type}'"))}, so it checks nothing; remove it, or correct 'type'")
            with { Fix = HoldsNothing(schema, keyword) ? EntryRemoval.Of(subject.Document, pointer, $"remove '{keyword}'") : null };

    // Something may refer to a schema that stands in it.
    private static bool HoldsNothing(Subschema schema, string keyword) => schema.Json.GetProperty(keyword).ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    private static string Plural(string type) => type switch
    {
        "string" => "texts",
        "number" => "numbers",
        "array" => "lists",
        _ => "objects",
    };
}
