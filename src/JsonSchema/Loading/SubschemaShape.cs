namespace SchemaPacks.JsonSchema.Loading;

/// <summary>Where a keyword's value holds schemas.</summary>
internal enum SubschemaShape
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The value is one: <c>not</c>.</summary>
    Schema,

    /// <summary>Its items are: <c>allOf</c>.</summary>
    List,

    /// <summary>Its members' values are: <c>properties</c>.</summary>
    Map,

    /// <summary>The value is one, or its items are: <c>items</c> up to 2019-09.</summary>
    SchemaOrList,

    /// <summary>Its members' values are, where they are no arrays of names: <c>dependencies</c>.</summary>
    MapOrNames,

    /// <summary>The values of its members' members are: <c>propertyDependencies</c>.</summary>
    MapOfMaps,

    /// <summary>The value is a reference to one: <c>$ref</c>.</summary>
    Reference,
}
