using System.Text.Json;

namespace SchemaPacks.JsonSchema;

/// <summary>
/// Judges JSON by one schema; the seam for other engines. Implementations are immutable and may be used by any number of threads.
/// </summary>
public interface ISchemaValidator
{
    /// <summary>Whether the text is strict JSON (see <see cref="Reading.JsonText"/>) that satisfies the schema. An exceeded budget is <see langword="false"/>.</summary>
    bool IsValid(ReadOnlySpan<byte> utf8);

    /// <summary>As <see cref="IsValid(ReadOnlySpan{byte})"/>, for an element that was parsed before.</summary>
    /// <param name="instance">It is judged by the text it was parsed from: one that a lenient parser took (with comments skipped, or trailing commas) is no strict JSON, and so not valid.</param>
    bool IsValid(JsonElement instance);

    /// <summary>The verdict with every finding.</summary>
    SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8);

    /// <summary>As <see cref="Evaluate(ReadOnlyMemory{byte})"/>, for an element that was parsed before.</summary>
    /// <param name="instance">It is judged by the text it was parsed from: one that a lenient parser took (with comments skipped, or trailing commas) is <see cref="SchemaStatus.Malformed"/>.</param>
    SchemaVerdict Evaluate(JsonElement instance);

    /// <summary>
    /// Does now what the first instance would wait for, such as planning: milliseconds for most schemas, up to about a second for the worst. Never needed, and
    /// harmless to repeat. An engine that has nothing to prepare does nothing.
    /// </summary>
    void Prepare()
    {
    }
}
