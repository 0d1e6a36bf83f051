using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SchemaPacks.Redacting;

/// <summary>
/// What stands in place of a restricted value in mode <c>hash</c>: <c>hmac-sha256:</c> and 64 hexadecimal digits, the HMAC-SHA-256 (RFC 2104) of the
/// value's canonical text under the operator's key. Equal values have equal hashes wherever they stand.
/// </summary>
internal sealed class ValueHash
{
    private const string Prefix = "hmac-sha256:";

    private readonly byte[] _key;

    public ValueHash(string key) => _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The hash of the value at which the reader stands; the reader is at its last token afterwards.</summary>
    public string Of(ref Utf8JsonReader reader)
    {
        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        byte[] hash = HMACSHA256.HashData(_key, CanonicalValue.Write(value.RootElement));
        return Prefix + Convert.ToHexStringLower(hash);
    }
}
