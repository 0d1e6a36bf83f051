using System.Text.Json;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// Judges JSON by one schema; the seam for other engines. Implementations are immutable and may be used by any number of threads.
/// </summary>
public interface ISchemaValidator
{
    /// <summary>Whether the text is strict JSON (see <see cref="Reading.JsonText"/>) that satisfies the schema. An exceeded budget is <see langword="false"/>.</summary>
    bool IsValid(ReadOnlySpan<byte> utf8);

    /// <inheritdoc cref="IsValid(ReadOnlySpan{byte})"/>
    bool IsValid(JsonElement instance);

    /// <summary>The verdict with every finding.</summary>
    SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8);

    /// <inheritdoc cref="Evaluate(ReadOnlyMemory{byte})"/>
    SchemaVerdict Evaluate(JsonElement instance);
}
