using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace SchemaPacks.Securing;

/// <summary>The one token that senders and readers present as <c>Authorization: Bearer …</c>.</summary>
public sealed class EventLogTokenOptions : AuthenticationSchemeOptions
{
    private const int LongToken = 512;

    private string _token = "";
    private byte[] _hash = [];

    /// <summary>The token: letters, digits and <c>- . _ ~ + / =</c> (RFC 6750). Required. Only its hash is compared.</summary>
    public string Token
    {
        get => _token;
        set => (_token, _hash) = (value, SHA256.HashData(Encoding.UTF8.GetBytes(value)));
    }

    /// <summary>Checks that the token can be sent in a header.</summary>
    /// <exception cref="InvalidOperationException">The token is missing, or has characters that a bearer token cannot have.</exception>
    public override void Validate()
    {
        if (!IsToken(Token))
            throw new InvalidOperationException("The event log's token is missing or malformed: a bearer token is made of letters, digits and - . _ ~ + / =");
    }

    /// <summary>Whether somebody presents the token. Takes as long for a wrong one, whatever is wrong with it.</summary>
    internal bool Is(ReadOnlySpan<char> presented)
    {
        int length = Encoding.UTF8.GetMaxByteCount(presented.Length);
        Span<byte> utf8 = length <= LongToken ? stackalloc byte[LongToken] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(presented, utf8)], hash);
        return CryptographicOperations.FixedTimeEquals(hash, _hash);
    }

    /// <summary>Whether a text can be a bearer token (the <c>b64token</c> of RFC 6750, section 2.1).</summary>
    public static bool IsToken(string? text) =>
        !string.IsNullOrEmpty(text) && text.TrimEnd('=') is { Length: > 0 } body
        && body.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/');
}
