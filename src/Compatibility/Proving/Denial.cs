using SchemaPacks.JsonSchema;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>A keyword of a schema that the values of a case do not meet.</summary>
/// <param name="Node">The schema.</param>
/// <param name="Keyword">The keyword.</param>
/// <param name="Name">The member, where the keyword is <c>properties</c>.</param>
/// <param name="Target">The schema that this member does not meet.</param>
internal sealed record Denial(SchemaNode Node, string Keyword, string? Name = null, SchemaNode? Target = null);
