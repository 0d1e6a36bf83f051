using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Reads JSON token by token from a padded text (<see cref="FastRun"/>): well-formed UTF-8, followed by at least
/// <see cref="Padding"/> zero bytes, so that no loop needs a bounds check. A zero byte is no part of any token, so every
/// loop ends there at the latest, and a vector load that begins within the text stays within the padding.
/// </summary>
internal static unsafe class JsonScan
{
    /// <summary>Zero bytes that must follow a text: two vectors of 32 bytes, and one more as texts are copied by whole vectors.</summary>
    public const int Padding = 96;

    /// <summary>The first byte at or after <paramref name="p"/> that is no white space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Space(byte* p)
    {
        // None, or the one space that many writers put behind a colon or comma.
        if (*p > 0x20)
            return p;
        return p[1] > 0x20 && *p == ' ' ? p + 1 : SpaceRun(p);
    }

    /// <summary>The closing quote of the string whose first byte after the opening quote is <paramref name="p"/>; null when it is malformed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* StringEnd(byte* p, out StringTraits traits)
    {
        Vector256<byte> block = Vector256.Load(p);
        uint stops = (Stops(block) | block).ExtractMostSignificantBits();
        if (stops != 0)
        {
            byte* end = p + BitOperations.TrailingZeroCount(stops);
            if (*end == '"')
            {
                traits = StringTraits.Plain;
                return end;
            }
        }

        return LongStringEnd(p, out traits);
    }

    /// <summary>
    /// As <see cref="StringEnd"/>, for the name of a member, which is rewritten where it has escapes, so that one name has one
    /// spelling.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* NameEnd(byte* p)
    {
        byte* end = StringEnd(p, out StringTraits traits);
        return (traits & StringTraits.Escaped) == 0 || end == null ? end : StringEscape.Rewrite(p, end);
    }

    /// <summary>The first byte after the number at <paramref name="p"/>; null when it is malformed.</summary>
    public static byte* NumberEnd(byte* p)
    {
        if (*p == '-')
            p++;
        if (*p == '0')
            p++;
        else if ((p = Digits(p)) == null)
            return null;
        if (*p == '.' && (p = Digits(p + 1)) == null)
            return null;
        if ((*p | 0x20) == 'e')
        {
            p++;
            if (*p is (byte)'+' or (byte)'-')
                p++;
            p = Digits(p);
        }

        return p;
    }

    /// <summary>The first byte after <c>null</c>, <c>true</c> or <c>false</c>; null for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* LiteralEnd(byte* p) => *p switch
    {
        (byte)'n' when *(uint*)p == 0x6C6C756E => p + 4,
        (byte)'t' when *(uint*)p == 0x65757274 => p + 4,
        (byte)'f' when *(uint*)(p + 1) == 0x65736C61 => p + 5,
        _ => null,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* SpaceRun(byte* p)
    {
        while (*p is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            p++;
        return p;
    }

    private static byte* Digits(byte* p)
    {
        byte* start = p;
        while ((uint)(*p - '0') <= 9)
            p++;
        return p == start ? null : p;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* LongStringEnd(byte* p, out StringTraits traits)
    {
        traits = StringTraits.Plain;
        while (true)
        {
            Vector256<byte> block = Vector256.Load(p);
            uint stops = Stops(block).ExtractMostSignificantBits();
            uint high = block.ExtractMostSignificantBits();
            if (stops == 0)
            {
                if (high != 0)
                    traits |= StringTraits.NonAscii;
                p += 32;
                continue;
            }

            int offset = BitOperations.TrailingZeroCount(stops);
            if ((high & ((1u << offset) - 1)) != 0)
                traits |= StringTraits.NonAscii;
            p += offset;
            if (*p == '"')
                return p;
            if (*p != '\\')
                return null;
            traits |= StringTraits.Escaped;
            p = StringEscape.End(p);
            if (p == null)
                return null;
        }
    }

    // All ones where a byte is a quote, a backslash or a control character.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Stops(Vector256<byte> block) =>
        Vector256.Equals(block, Vector256.Create((byte)'"'))
        | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.Equals(Vector256.Min(block, Vector256.Create((byte)0x1F)), block);
}
