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
    private const int CharsPerWord = sizeof(ulong) / sizeof(char);

    private readonly ILookup<ulong, KeyHolder> _byHash;
    private readonly Seen?[] _seen = new Seen?[SeenHeaders];

    public KeyTable(IEnumerable<EventLogKey> keys, string scheme) =>
        _byHash = keys.Select(key => new KeyHolder(key, scheme)).ToLookup(holder => Start(holder.Key.Hash));

    /// <param name="header">The header <c>Authorization</c>.</param>
    /// <returns>The holder of the key in it, who may have expired; null where there is none. Takes as long for a wrong key, whatever is wrong with it.</returns>
    public KeyHolder? Find(string header)
    {
        ref Seen? seen = ref _seen[header.GetHashCode() & (SeenHeaders - 1)];
        if (seen is { } known && AreSame(known.Header, header))
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

    // As CryptographicOperations.FixedTimeEquals, which looks at one byte after the other: nothing here depends on where the texts differ.
    private static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length != other.Length)
            return false;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<char, ulong>(one), otherWords = MemoryMarshal.Cast<char, ulong>(other);
        ulong difference = 0;
        for (int index = 0; index < words.Length; index++)
            difference |= words[index] ^ otherWords[index];
        for (int index = words.Length * CharsPerWord; index < one.Length; index++)
            difference |= (uint)(one[index] ^ other[index]);
        return difference == 0;
    }

    private static ulong Start(ReadOnlySpan<byte> hash) => MemoryMarshal.Read<ulong>(hash);

    private sealed record Seen(string Header, KeyHolder Holder);
}
