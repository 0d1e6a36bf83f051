using System.Buffers;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// <c>uri</c>: accepts the ordinary absolute URIs of RFC 3986 by a look at their bytes, and asks another test about the rest
/// (IP literals, whatever looks wrong).
/// </summary>
internal sealed unsafe class UriTest(StringTest thorough) : StringTest
{
    private static readonly SearchValues<byte> SchemeBytes = SearchValues.Create("+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    // unreserved, sub-delims, ":", "@", "/", "?"; no "%", "#", "[" and "]".
    private static readonly SearchValues<byte> Ordinary = SearchValues.Create("!$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"u8);

    public override bool Holds(byte* p, int length, RunState* run) =>
        IsOrdinary(new ReadOnlySpan<byte>(p, length)) || thorough.Holds(p, length, run);

    private static bool IsOrdinary(ReadOnlySpan<byte> uri)
    {
        var colon = uri.IndexOfAnyExcept(SchemeBytes);
        if (colon <= 0 || uri[colon] != ':' || (uint)((uri[0] | 0x20) - 'a') > 25)
            return false;
        var rest = uri[(colon + 1)..];
        if (rest.IndexOfAnyExcept(Ordinary) >= 0)
            return false;
        if (!rest.StartsWith("//"u8))
            return true;

        // An authority with user or port is left to the other test.
        rest = rest[2..];
        var end = rest.IndexOfAny((byte)'/', (byte)'?');
        return (end < 0 ? rest : rest[..end]).IndexOfAny((byte)':', (byte)'@') < 0;
    }
}
