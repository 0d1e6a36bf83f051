using System.Security.Cryptography;
using System.Text;

namespace SchemaPacks.Securing;

/// <summary>The SHA-256 of a token, which is all that is kept of it.</summary>
internal static class TokenHash
{
    private const int LongToken = 512;

    public static byte[] Of(ReadOnlySpan<char> token)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Write(token, hash);
        return hash;
    }

    public static void Write(ReadOnlySpan<char> token, Span<byte> hash)
    {
        int length = Encoding.UTF8.GetMaxByteCount(token.Length);
        Span<byte> utf8 = length <= LongToken ? stackalloc byte[LongToken] : new byte[length];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(token, utf8)], hash);
    }
}
