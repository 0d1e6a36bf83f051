namespace SchemaPacks.Reviewing;

/// <summary>One schema file, not looked into yet.</summary>
/// <param name="Origin">The pack and the file's name in it.</param>
/// <param name="Bytes">The whole file; must not change any more.</param>
internal sealed record SchemaText(SchemaOrigin Origin, ReadOnlyMemory<byte> Bytes);
