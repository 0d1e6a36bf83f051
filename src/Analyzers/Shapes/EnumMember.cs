using SchemaPacks.Analyzers.Reading;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>One of the values that a schema lists.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Value">The value, a scalar.</param>
/// <param name="Description">What the schema says of it, if anything.</param>
internal sealed record EnumMember(string Name, SchemaValue Value, string? Description);
