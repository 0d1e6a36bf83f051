namespace SchemaPacks.Scanning;

/// <summary>One schema file of a pack, not looked into yet.</summary>
/// <param name="Origin">The pack and the resource's name in it.</param>
/// <param name="Bytes">The whole file.</param>
public sealed record PackResource(SchemaOrigin Origin, ReadOnlyMemory<byte> Bytes);
