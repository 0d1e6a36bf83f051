using SchemaPacks.Compiling;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Cli.Emitting;

/// <summary>An event that was made.</summary>
/// <param name="Schema">Whose event it is.</param>
/// <param name="Utf8">The event; null when none was found.</param>
/// <param name="Finding">Why the schema refuses it, where it is to be refused.</param>
internal sealed record EmittedEvent(CompiledSchema Schema, ReadOnlyMemory<byte>? Utf8, SchemaFinding? Finding = null);
