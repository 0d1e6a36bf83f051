using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Compiling;

namespace SchemaPacks.Snapshots;

/// <summary>One name for a set of schemas: equal exactly when the same keys have the same contents.</summary>
internal static class SnapshotDigest
{
    /// <param name="sorted">Schemas by key. Ids hold no control characters (SP3001), so tabs and line feeds separate unambiguously.</param>
    /// <returns><c>sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<CompiledSchema> sorted)
    {
        var text = new ArrayBufferWriter<byte>();
        foreach (CompiledSchema schema in sorted)
        {
            Encoding.UTF8.GetBytes(schema.Key.Id, text);
            text.Write("\t"u8);
            Encoding.UTF8.GetBytes(schema.Key.Version.Text, text);
            text.Write("\t"u8);
            Encoding.UTF8.GetBytes(schema.ContentHash, text);
            text.Write("\n"u8);
        }

        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(text.WrittenSpan));
    }
}
