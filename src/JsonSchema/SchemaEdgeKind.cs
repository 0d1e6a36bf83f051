namespace SchemaPacks.JsonSchema;

/// <summary>To which part of a value a schema applies another schema.</summary>
public enum SchemaEdgeKind
{
    /// <summary>To the value itself: <c>allOf</c>, <c>anyOf</c>, <c>oneOf</c>, <c>not</c>, <c>if</c>, <c>then</c>, <c>else</c>, <c>dependentSchemas</c>, <c>dependencies</c>, <c>propertyDependencies</c>, and every target that a reference may have.</summary>
    InPlace,

    /// <summary>To the value of the property <see cref="SchemaEdge.Name"/>.</summary>
    Property,

    /// <summary>To the values of properties whose name matches the pattern <see cref="SchemaEdge.Name"/>.</summary>
    PatternProperty,

    /// <summary>To the values of properties that neither <c>properties</c> nor <c>patternProperties</c> of the same schema covers.</summary>
    AdditionalProperties,

    /// <summary>To the values of properties that no keyword has covered when the rest of the schema has run. Any property may be one.</summary>
    UnevaluatedProperties,

    /// <summary>To the names of properties; never to a value inside the object.</summary>
    PropertyNames,

    /// <summary>To every item.</summary>
    Items,

    /// <summary>To the item at <see cref="SchemaEdge.Index"/>.</summary>
    PrefixItem,

    /// <summary>To the items from <see cref="SchemaEdge.Index"/> on (<c>additionalItems</c>, or <c>items</c> behind <c>prefixItems</c>).</summary>
    ItemsAfterPrefix,

    /// <summary>To the items that no keyword has covered when the rest of the schema has run. Any item may be one.</summary>
    UnevaluatedItems,

    /// <summary>To every item, to count those that match.</summary>
    Contains,
}
