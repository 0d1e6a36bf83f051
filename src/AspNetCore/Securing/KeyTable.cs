using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SchemaPacks.Securing;

/// <summary>
/// Keys by their hash. A table never changes, but for what it remembers of headers that were right: hashing costs more than the rest of a small
/// request's check, and senders repeat themselves.
/// </summary>
internal sealed class KeyTable
{
    private const int SeenHeaders = 64; // a power of two

    private readonly ILookup<ulong, KeyHolder> _byHash;
    private readonly Seen?[] _seen = new Seen?[SeenHeaders];

    public KeyTable(IEnumerable<EventLogKey> keys, string scheme) =>
        _byHash = keys.Select(key => new KeyHolder(key, scheme)).ToLookup(holder => Start(holder.Key.Hash));

    /// <param name="header">The header <c>Authorization</c>.</param>
    /// <returns>The holder of the key in it, who may have expired; null where there is none. Takes as long for a wrong key, whatever is wrong with it.</returns>
    public KeyHolder? Find(string header)
    {
        ref Seen? seen = ref _seen[header.GetHashCode() & (SeenHeaders - 1)];
        if (seen is { } known && CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(known.Header.AsSpan()), MemoryMarshal.AsBytes(header.AsSpan())))
            return known.Holder;
        ReadOnlySpan<char> token = BearerToken.In(header);
        if (token.IsEmpty)
            return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        TokenHash.Write(token, hash);
        KeyHolder? holder = FindHash(hash);
        if (holder is not null)
            seen = new Seen(header, holder);
        return holder;
    }

    public KeyHolder? FindHash(ReadOnlySpan<byte> hash)
    {
        foreach (KeyHolder holder in _byHash[Start(hash)])
            if (CryptographicOperations.FixedTimeEquals(hash, holder.Key.Hash))
                return holder;
        return null;
    }

    private static ulong Start(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<ulong>(hash);

    private sealed record Seen(string Header, KeyHolder Holder);
}
