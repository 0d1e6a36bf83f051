using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SchemaPacks.Receiving;

/// <summary>
/// The header <c>Idempotency-Key</c>: the id of an event that has none of its own. In a batch, each event without an id has the key and its place, so that a
/// batch sent again is recorded once.
/// </summary>
internal readonly record struct IdempotencyKey(string? Value)
{
    private const string Header = "Idempotency-Key";

    /// <summary>An event's id may have 128 characters; a batch adds its place to the key.</summary>
    private const int MaxLength = 120;

    /// <returns>The key, and what is wrong with it.</returns>
    public static (IdempotencyKey Key, string? Refusal) Read(HttpRequest request)
    {
        if (request.Headers[Header] is not [var header, ..] headers)
            return default;
        string key = header!.Trim();
        if (key is ['"', .., '"'])
            key = key[1..^1]; // a string of RFC 9651, or the bare word that many send
        return headers.Count > 1 || key.Length is 0 or > MaxLength || key.AsSpan().ContainsAnyExceptInRange('!', '~') || key.Contains('"', StringComparison.Ordinal)
            ? (default, $"the header '{Header}' is no key: send one, of 1 to {MaxLength} letters, digits or signs of ASCII, best a UUID")
            : (new IdempotencyKey(key), null);
    }

    public string? IdFor(string? given) => given ?? Value;

    public string? IdFor(string? given, int place) => given ?? (Value is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Value}/{place}"));
}
