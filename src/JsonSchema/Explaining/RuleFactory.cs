using System.Text.Json;
using SchemaPacks.JsonSchema.Explaining.Rules;
using SchemaPacks.JsonSchema.Formats;
using SchemaPacks.JsonSchema.Loading;
using SchemaPacks.JsonSchema.Patterns;

namespace SchemaPacks.JsonSchema.Explaining;

/// <summary>Turns the keywords of a schema into rules, in the order in which they are written. A keyword whose value makes no sense gives none: the metaschema has said so.</summary>
internal sealed class RuleFactory(SchemaGraph graph, CompilationState state)
{
    private static readonly IReadOnlyList<string> MemberKeywords = ["properties", "patternProperties", "additionalProperties"];
    private static readonly IReadOnlyList<string> ItemKeywords = ["prefixItems", "items", "additionalItems"];

    public IReadOnlyList<Rule> Rules(SchemaNode node)
    {
        if (node.Boolean is not null)
            return [];
        var vocabulary = node.Resource.Vocabulary;
        var standsAlone = node.IsReferenceOnly;
        var edges = node.Edges.ToLookup(edge => edge.Keyword);
        var rules = new List<Rule>();
        foreach (var member in node.Json.EnumerateObject())
            if (vocabulary.Has(member.Name) && (!standsAlone || member.Name == "$ref") && Make(node, new KeywordValue(member.Name, member.Value), edges, vocabulary) is { } rule)
                rules.Add(rule);
        return rules.OrderBy(rule => rule.ComesLast).ToArray();
    }

    /// <summary>The factory for a copy of the graph.</summary>
    public RuleFactory Of(SchemaGraph copy) => new(copy, state);

    /// <summary>The node's own <c>pattern</c>; null when it has none in force, or none that can be used.</summary>
    public EcmaPattern? PatternOf(SchemaNode node) => node.Boolean is null && node.Resource.Vocabulary.Has("pattern") && node.Json.TryGetProperty("pattern", out var pattern)
        && pattern.ValueKind == JsonValueKind.String && !node.IsReferenceOnly
        ? state.Pattern(pattern.GetString()!, node.Document, node.Pointer + "/pattern")
        : null;

    private Rule? Make(SchemaNode node, KeywordValue value, ILookup<string, SchemaEdge> edges, SchemaVocabulary vocabulary) => value.Keyword switch
    {
        "$ref" => edges["$ref"].Any() ? new ReferenceRule(edges["$ref"].First()) : null,
        "$dynamicRef" or "$recursiveRef" => Reference(node, edges[value.Keyword].ToList()),
        "allOf" => new AllOfRule([.. edges["allOf"]]),
        "anyOf" => new AnyOfRule([.. edges["anyOf"]]),
        "oneOf" => new OneOfRule([.. edges["oneOf"]]),
        "not" => new NotRule(edges["not"].First()),
        "if" => new ConditionRule(edges["if"].First(), edges["then"].FirstOrDefault(), edges["else"].FirstOrDefault()),
        "dependentSchemas" => new DependentSchemasRule([.. edges["dependentSchemas"]]),
        "propertyDependencies" => new PropertyDependenciesRule([.. edges["propertyDependencies"]]),
        "dependentRequired" => DependentRequiredRule.Of(value),
        "dependencies" => new DependenciesRule(DependentRequiredRule.Of(value), new DependentSchemasRule([.. edges["dependencies"]])),
        "properties" or "patternProperties" or "additionalProperties" => First(node, value, MemberKeywords, vocabulary) ? new MembersRule(node) : null,
        "propertyNames" => new PropertyNamesRule(edges["propertyNames"].First()),
        "unevaluatedProperties" => new UnevaluatedPropertiesRule(edges["unevaluatedProperties"].First()),
        "items" or "prefixItems" or "additionalItems" => First(node, value, ItemKeywords, vocabulary) ? new ItemsRule(node) : null,
        "contains" => new ContainsRule(edges["contains"].First(), node, vocabulary),
        "unevaluatedItems" => new UnevaluatedItemsRule(edges["unevaluatedItems"].First()),
        "type" => TypeRule.Of(value, lexicalIntegers: vocabulary.Dialect.Version == DialectVersion.Draft4),
        "enum" or "const" => ValuesRule.Of(value),
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" => RangeRule.Of(value, node.Json, vocabulary.Dialect.Version),
        "multipleOf" => MultipleOfRule.Of(value),
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" => CountRule.Of(value),
        "uniqueItems" => value.Json.ValueKind == JsonValueKind.True ? new UniqueItemsRule() : null,
        "required" => RequiredRule.Of(value),
        "pattern" => PatternOf(node) is { } compiled ? new PatternRule(value.Text!, compiled) : null,
        "format" => Asserts(vocabulary) && value.Text is { } format ? Format(format, vocabulary.Dialect) : null,
        "contentEncoding" or "contentMediaType" => state.Options.AssertContent && value.Text is { } ? ContentRule.Of(value, node.Json) : null,
        _ => null,
    };

    private bool Asserts(SchemaVocabulary vocabulary) => state.Options.AssertFormats ?? vocabulary.FormatAsserts;

    private Rule? Format(string format, JsonSchemaDialect dialect) => FormatTable.Find(format, dialect) is { } check ? new FormatRule(format, check)
        : state.Options.Formats.GetValueOrDefault(format) is { } own ? new OwnFormatRule(format, own)
        : null;

    private Rule? Reference(SchemaNode node, List<SchemaEdge> targets) => targets.Count == 0 ? null
        : graph.DynamicReferences.TryGetValue(node, out var anchor) ? new DynamicReferenceRule(anchor, targets, node.Dialect.NamesDynamicAnchors)
        : new ReferenceRule(targets[0]);

    /// <summary>Whether a keyword is the first of its group in the schema: the group is one rule.</summary>
    private static bool First(SchemaNode node, KeywordValue value, IReadOnlyList<string> group, SchemaVocabulary vocabulary) =>
        node.Json.EnumerateObject().First(member => group.Contains(member.Name) && vocabulary.Has(member.Name)).Name == value.Keyword;
}
