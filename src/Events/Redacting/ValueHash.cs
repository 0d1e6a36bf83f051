using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SchemaPacks.Capsules;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Redacting;

/// <summary>
/// What stands in place of a restricted value in mode <c>hash</c>: <c>hmac-sha256:</c> and 64 hexadecimal digits, the HMAC-SHA-256 (RFC 2104) of the
/// value's canonical text under the operator's key. Equal values have equal hashes wherever they stand.
/// </summary>
internal sealed class ValueHash
{
    private static ReadOnlySpan<byte> Prefix => "\"hmac-sha256:"u8;

    /// <summary>What is written where a hash is not to be seen.</summary>
    public static ReadOnlySpan<byte> Withheld => "\"hmac-sha256:withheld\""u8;

    private readonly byte[] _key;

    public ValueHash(string key) => _key = Encoding.UTF8.GetBytes(key);

    /// <summary>Writes the value's hash into a record, as a string.</summary>
    /// <param name="value">The value's JSON.</param>
    /// <param name="record">The record.</param>
    public void Write(ReadOnlySpan<byte> value, RecordBuffer record)
    {
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = JsonText.DefaultMaxDepth + 1 });
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, CanonicalValue.Write(document.RootElement), hash);

        record.Write(Prefix);
        Convert.TryToHexStringLower(hash, record.Reserve(2 * HMACSHA256.HashSizeInBytes), out int written);
        record.Advance(written);
        record.Write((byte)'"');
    }
}
