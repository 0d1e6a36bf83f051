using System.Security.Cryptography;
using SchemaPacks.Routing;

namespace SchemaPacks.Securing;

/// <summary>A key that senders or readers present as <c>Authorization: Bearer …</c>. Only its hash is kept.</summary>
public sealed record EventLogKey
{
    private const int MaxNameLength = 64;

    private readonly byte[] _hash;

    /// <param name="name">Who holds it: 1 to 64 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>. It stands in records as the sender.</param>
    /// <param name="hash">The SHA-256 of the key's UTF-8 text as 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">The name or the hash is malformed.</exception>
    public EventLogKey(string name, string hash)
    {
        if (!IsName(name))
            throw new ArgumentException($"'{name}' cannot name a key: use 1 to {MaxNameLength} letters, digits, '-', '_' and '.'", nameof(name));
        if (!IsHash(hash))
            throw new ArgumentException($"the hash of key '{name}' is not 64 hexadecimal digits", nameof(hash));
        Name = name;
        _hash = Convert.FromHexString(hash);
    }

    private EventLogKey(string name, byte[] hash) => (Name, _hash) = (name, hash);

    /// <summary>A key of which the text itself is at hand, such as a setting that is a secret. It may do everything unless said otherwise.</summary>
    /// <exception cref="ArgumentException">The text cannot be sent as a bearer token (RFC 6750): it is made of letters, digits and <c>- . _ ~ + / =</c>.</exception>
    public static EventLogKey OfToken(string name, string token) => IsToken(token)
        ? new(name, TokenHash.Of(token)) { Scopes = EventLogScopes.All }
        : throw new ArgumentException($"the token of key '{name}' is missing or malformed: a bearer token is made of letters, digits and - . _ ~ + / =", nameof(token));

    /// <summary>Who holds it.</summary>
    public string Name { get; }

    /// <summary>What its holder may do; by default, post events.</summary>
    public EventLogScopes Scopes { get; init; } = EventLogScopes.Write;

    /// <summary>Which schemas its holder may write, as <see cref="SchemaFilter"/> reads them; empty for all.</summary>
    public IReadOnlyList<string> Schemas { get; init; } = [];

    /// <summary>From when on it is refused; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    internal ReadOnlySpan<byte> Hash => _hash;

    /// <summary>Whether another key is the same text, whatever it is named.</summary>
    public bool IsSameAs(EventLogKey other) => _hash.AsSpan().SequenceEqual(other._hash);

    /// <summary>Whether another key may do neither more nor less.</summary>
    internal bool MayDoAs(EventLogKey other) => Scopes == other.Scopes && Schemas.SequenceEqual(other.Schemas);

    /// <summary>Whether a text can name a key.</summary>
    public static bool IsName(string? text) =>
        text is { Length: > 0 and <= MaxNameLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>Whether a text is a SHA-256 as hexadecimal digits.</summary>
    public static bool IsHash(string? text) => text is { Length: SHA256.HashSizeInBytes * 2 } && text.All(char.IsAsciiHexDigit);

    /// <summary>Whether a text can be sent as a bearer token.</summary>
    public static bool IsToken(string? text) => BearerToken.IsToken(text);
}
