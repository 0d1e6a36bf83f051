namespace SchemaPacks.JsonSchema.Planning;

/// <summary>How a value must meet branches.</summary>
internal enum SchemaBranchKind
{
    AnyOf,
    OneOf,
    Not,

    /// <summary><c>if</c>, then <c>then</c> or <c>else</c>; also a schema for objects that have a certain member.</summary>
    Condition,
}
