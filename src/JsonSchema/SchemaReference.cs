namespace SchemaPacks.JsonSchema;

/// <summary>A reference that leaves its document.</summary>
/// <param name="Text">As written in the schema, without its fragment: <c>address.json</c>, <c>acme.address</c>.</param>
/// <param name="Target">The same resolved against the base URI in force, without its fragment.</param>
public sealed record SchemaReference(string Text, Uri Target);
