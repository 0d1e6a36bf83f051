using System.Numerics;
using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// <c>uri</c>: accepts the ordinary absolute URIs of RFC 3986 by a look at their bytes, and asks another test about the rest
/// (escapes, fragments, users and ports, IP literals, whatever looks wrong).
/// </summary>
internal sealed unsafe class UriTest(StringTest thorough) : StringTest
{
    // unreserved, sub-delims, ":", "@", "/", "?"; no "%", "#", "[" and "]".
    private static readonly ByteClasses Classes = ByteClasses.Create(
        ["!$&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"u8.ToArray()], out Masks)!.Value;

    private static readonly byte[] Masks;

    public override bool Holds(byte* p, int length, RunState* run) => IsOrdinary(p, p + length) || thorough.Holds(p, length, run);

    private static bool IsOrdinary(byte* p, byte* end)
    {
        if ((uint)((*p | 0x20) - 'a') > 25)
            return false;
        do
            p++;
        while (IsInScheme(*p));
        if (*p != ':' || p >= end)
            return false;

        p++;
        bool inAuthority = *(ushort*)p == 0x2F2F; // "//"
        if (inAuthority)
            p += 2;
        for (; p < end; p += 32)
        {
            uint within = end - p >= 32 ? uint.MaxValue : (1u << (int)(end - p)) - 1;
            if ((~ByteClasses.In(Classes.Of(p), Masks[0]) & within) != 0)
                return false;
            uint marks = inAuthority ? AuthorityMarks(p) & within : 0;
            if (marks == 0)
                continue;
            if (p[BitOperations.TrailingZeroCount(marks)] is (byte)':' or (byte)'@')
                return false;
            inAuthority = false;
        }

        return true;
    }

    private static bool IsInScheme(byte value) =>
        (uint)((value | 0x20) - 'a') <= 25 || (uint)(value - '0') <= 9 || value is (byte)'+' or (byte)'-' or (byte)'.';

    // What ends an authority, or parts it into user, host and port.
    private static uint AuthorityMarks(byte* p)
    {
        var block = Vector256.Load(p);
        return (Vector256.Equals(block, Vector256.Create((byte)'/')) | Vector256.Equals(block, Vector256.Create((byte)'?'))
            | Vector256.Equals(block, Vector256.Create((byte)':')) | Vector256.Equals(block, Vector256.Create((byte)'@'))).ExtractMostSignificantBits();
    }
}
