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
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (CompiledSchema schema in sorted)
            hash.AppendData(Encoding.UTF8.GetBytes($"{schema.Key.Id}\t{schema.Key.Version}\t{schema.ContentHash}\n"));
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
