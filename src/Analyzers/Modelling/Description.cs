using System.Collections.Immutable;
using SchemaPacks.Analyzers.Reading;
using SchemaPacks.Analyzers.Shapes;

namespace SchemaPacks.Analyzers.Modelling;

/// <summary>What a schema says to readers, and what it asks for that the type does not keep.</summary>
/// <param name="schema">The schema.</param>
/// <param name="target">The schema that its <c>$ref</c> leads to, if it does.</param>
/// <param name="shape">The type for it.</param>
internal sealed class Description(SchemaValue schema, SchemaValue? target, Shape shape)
{
    private static readonly ImmutableHashSet<string> Valued = ImmutableHashSet.Create(
        "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems",
        "minProperties", "maxProperties");

    private static readonly ImmutableHashSet<string> Named = ImmutableHashSet.Create(
        "contains", "prefixItems", "additionalItems", "propertyNames", "patternProperties", "dependencies", "dependentRequired", "dependentSchemas", "if", "not",
        "unevaluatedItems", "unevaluatedProperties");

    /// <summary>The description, or else the title; null when there is neither.</summary>
    public string? Text => Said("description") ?? Said("title");

    public bool IsDeprecated => schema["deprecated"] is { Kind: SchemaKind.True };

    /// <summary>The constraints that only the validator checks, such as <c>maxLength: 100</c>, in the order of the schema.</summary>
    public IEnumerable<string> Unchecked => UncheckedOf(schema).Concat(target is null ? [] : UncheckedOf(target)).Distinct();

    private string? Said(string keyword) =>
        (schema.TextOf(keyword) ?? target?.TextOf(keyword)) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private IEnumerable<string> UncheckedOf(SchemaValue asked)
    {
        foreach (SchemaMember keyword in asked.Members)
        {
            if (Valued.Contains(keyword.Name) || (keyword.Name == "format" && shape == ScalarShape.Text))
                yield return $"{keyword.Name}: {(keyword.Value.Kind == SchemaKind.Text ? keyword.Value.Text : keyword.Value.ToJson())}";
            else if (Named.Contains(keyword.Name) || IsBranching(asked, keyword.Name))
                yield return keyword.Name;
        }
    }

    // Where the branches gave the type, and the type is finer than any value, they are kept.
    private bool IsBranching(SchemaValue asked, string keyword) =>
        keyword is "allOf" or "anyOf" or "oneOf" && (asked["type"] is not null || asked["properties"] is not null || shape == SpelledShape.Json);
}
