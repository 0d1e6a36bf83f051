using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SchemaPacks.JsonSchema.Reading;
using SchemaPacks.Validating;

namespace SchemaPacks.Modifying;

/// <summary>The modifiers of one schema's events.</summary>
internal sealed class ModifierChain(IReadOnlyList<NamedModifier> modifiers)
{
    public static readonly ModifierChain Empty = new([]);

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonText.DefaultMaxDepth };

    public bool IsEmpty => modifiers.Count == 0;

    /// <summary>Lets each modifier change a copy of the event. An event that is malformed reaches none of them.</summary>
    /// <param name="key">The event's schema.</param>
    /// <param name="data">The event; afterwards as the modifiers left it.</param>
    /// <param name="logger">Hears which modifier failed.</param>
    /// <param name="refusal">Why the event is refused.</param>
    public bool TryModify(SchemaKey key, ref ReadOnlyMemory<byte> data, ILogger logger, out EventOutcome refusal)
    {
        refusal = default;
        if (modifiers.Count == 0)
            return true;
        if (!EventText.TryAccept(data.Span, out refusal))
            return false;

        NamedModifier current = modifiers[0];
        try
        {
            JsonObject properties = JsonNode.Parse(data.Span, documentOptions: Strict)!.AsObject();
            foreach (NamedModifier modifier in modifiers)
            {
                current = modifier;
                modifier.Modifier.Modify(key, properties);
            }

            data = Write(properties);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException) // foreign code: it may throw anything; nothing is recorded unmodified
        {
            string name = current.Name;
            logger.ModifierFailed(name, key, exception.GetType());
            refusal = new EventOutcome(EventStatus.Failed, Diagnostics.ModifierFailed.Create(
                $"modifier '{name}' failed, so the event was not recorded; see the log for the kind of failure"));
            return false;
        }
    }

    private static ReadOnlyMemory<byte> Write(JsonObject properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            properties.WriteTo(writer);
        return buffer.WrittenMemory;
    }
}
