namespace SchemaPacks.Compatibility;

/// <summary>Which values count.</summary>
public enum ComparisonLevel
{
    /// <summary>All that JSON Schema lets through: an object may have properties that nothing declares.</summary>
    Schema,

    /// <summary>What an event log stores: properties that the writer's schema does not declare were dropped.</summary>
    Door,
}
