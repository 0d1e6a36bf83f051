using SchemaPacks.JsonSchema.Patterns;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema;

/// <summary>That one schema applies another, and to which part of a value.</summary>
public sealed class SchemaEdge
{
    internal SchemaEdge(SchemaNode source, SchemaEdgeKind kind, string keyword, SchemaNode target)
    {
        Source = source;
        Kind = kind;
        Keyword = keyword;
        Target = target;
    }

    /// <summary>The schema that applies <see cref="Target"/>.</summary>
    public SchemaNode Source { get; }

    /// <summary>To which part of the value.</summary>
    public SchemaEdgeKind Kind { get; }

    /// <summary>The keyword that applies it, such as <c>allOf</c> or <c>$ref</c>.</summary>
    public string Keyword { get; }

    /// <summary>The schema applied.</summary>
    public SchemaNode Target { get; }

    /// <summary>A property's name (<c>properties</c>, <c>dependentSchemas</c>, <c>propertyDependencies</c>) or a pattern as written (<c>patternProperties</c>); else <see langword="null"/>.</summary>
    public string? Name { get; internal init; }

    /// <summary>The string that the property <see cref="Name"/> must be for the schema to apply (<c>propertyDependencies</c>); else <see langword="null"/>.</summary>
    public string? Value { get; internal init; }

    /// <summary>The item's index (<c>prefixItems</c>), the first index (<see cref="SchemaEdgeKind.ItemsAfterPrefix"/>), or which alternative of <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c>; from 0. Else <see langword="null"/>.</summary>
    public int? Index { get; internal init; }

    /// <summary>Path from <see cref="Source"/>: <c>/allOf/0</c>, <c>/properties/name</c>, <c>/$ref</c>.</summary>
    internal string Path => Value is not null ? $"/{Keyword}/{JsonPointer.Escape(Name!)}/{JsonPointer.Escape(Value)}"
        : Name is not null ? $"/{Keyword}/{JsonPointer.Escape(Name)}" : Index is { } index && Kind != SchemaEdgeKind.ItemsAfterPrefix ? $"/{Keyword}/{index}" : "/" + Keyword;

    /// <summary>The pattern of <c>patternProperties</c>; <see langword="null"/> while loading found it unusable.</summary>
    internal EcmaPattern? Pattern { get; init; }

    /// <summary>Whether the edge leads to the value of a property of that name, as far as the name alone decides it. Unevaluated properties count as covered.</summary>
    public bool CoversProperty(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Kind switch
        {
            SchemaEdgeKind.Property => Name == name,
            SchemaEdgeKind.PatternProperty => Pattern is null || Pattern.MayMatch(name),
            SchemaEdgeKind.AdditionalProperties => !Source.Edges.Any(sibling =>
                sibling.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty && sibling.CoversProperty(name)),
            SchemaEdgeKind.UnevaluatedProperties => true,
            _ => false,
        };
    }

    /// <summary>Whether the edge leads to the item at that index (from 0). Unevaluated items count as covered.</summary>
    public bool CoversItem(int index) => Kind switch
    {
        SchemaEdgeKind.Items or SchemaEdgeKind.Contains or SchemaEdgeKind.UnevaluatedItems => index >= 0,
        SchemaEdgeKind.PrefixItem => index == Index,
        SchemaEdgeKind.ItemsAfterPrefix => index >= Index,
        _ => false,
    };
}
