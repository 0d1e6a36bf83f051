namespace SchemaPacks.JsonSchema;

/// <summary>An instance that its schema refuses for one reason.</summary>
/// <param name="Utf8">The instance, as JSON in UTF-8.</param>
/// <param name="Finding">The one reason.</param>
public sealed record RefusedSample(ReadOnlyMemory<byte> Utf8, SchemaFinding Finding);
