using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>A patch as JSON.</summary>
internal static class PatchText
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<PatchOperation> patch)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, Compact))
        {
            writer.WriteStartArray();
            foreach (PatchOperation operation in patch)
                operation.Write(writer);
            writer.WriteEndArray();
        }

        return text.WrittenSpan.ToArray();
    }
}
