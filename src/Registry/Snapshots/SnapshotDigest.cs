using System.Security.Cryptography;
using System.Text;
using SchemaPacks.Compiling;

namespace SchemaPacks.Snapshots;

/// <summary>One name for a set of schemas: equal exactly when the same keys have the same contents.</summary>
internal static class SnapshotDigest
{
    private const int PieceBytes = 16 << 10;

    /// <param name="sorted">Schemas by key. Ids hold no control characters (SP3001), so tabs and line feeds separate unambiguously.</param>
    /// <returns><c>sha256:</c> and 64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<CompiledSchema> sorted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[PieceBytes];
        int length = 0;
        foreach (CompiledSchema schema in sorted)
        {
            Add(schema.Key.Id, (byte)'\t');
            Add(schema.Key.Version.Text, (byte)'\t');
            Add(schema.ContentHash, (byte)'\n');
        }

        hash.AppendData(piece.AsSpan(0, length));
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text, byte end)
        {
            int most = Encoding.UTF8.GetMaxByteCount(text.Length) + 1;
            if (most > piece.Length - length)
            {
                hash.AppendData(piece.AsSpan(0, length));
                length = 0;
                if (most > piece.Length)
                    piece = new byte[most];
            }

            length += Encoding.UTF8.GetBytes(text, piece.AsSpan(length));
            piece[length++] = end;
        }
    }
}
