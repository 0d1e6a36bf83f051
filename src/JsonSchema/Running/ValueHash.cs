using System.Numerics;
using System.Security.Cryptography;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A 64-bit hash that is equal for values that JSON Schema calls equal: numbers by value, strings by what their escapes stand for,
/// objects in any order. Keyed by a secret of the process, so that no sender can choose values that share one.
/// </summary>
internal static unsafe class ValueHash
{
    private static readonly ulong Secret = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1;

    /// <summary>Hashes the well-formed value at <paramref name="p"/>. Strings in it are rewritten to their one spelling.</summary>
    /// <returns>The first byte after the value; null, and undecided, for a number that is too large to compare.</returns>
    public static byte* Read(byte* p, out ulong hash, RunState* run)
    {
        switch (*p)
        {
            case (byte)'"':
                byte* quote = JsonScan.NameEnd(p + 1);
                hash = OfBytes(p + 1, (int)(quote - p) - 1);
                return quote + 1;
            case (byte)'[':
                return ReadArray(p, out hash, run);
            case (byte)'{':
                return ReadObject(p, out hash, run);
            case (byte)'n' or (byte)'t' or (byte)'f':
                hash = Mix(*p, 1);
                return JsonScan.LiteralEnd(p);
            default:
                byte* end = NumberToken.Read(p, out NumberToken number, out bool isExact);
                NumberToken plain = number.Normalised();
                hash = Mix((ulong)plain.Mantissa, (ulong)(uint)plain.Scale | 2UL << 32);
                return isExact ? end : run->GiveUp();
        }
    }

    private static byte* ReadArray(byte* p, out ulong hash, RunState* run)
    {
        hash = 3;
        p = JsonScan.Space(p + 1);
        while (*p != ']')
        {
            p = Read(p, out ulong item, run);
            if (p == null)
                return null;
            hash = Mix(hash, item);
            p = WellFormed.Next(p);
        }

        hash = Mix(hash, 4);
        return p + 1;
    }

    private static byte* ReadObject(byte* p, out ulong hash, RunState* run)
    {
        hash = 5;
        p = JsonScan.Space(p + 1);
        while (*p != '}')
        {
            byte* quote = JsonScan.NameEnd(p + 1);
            ulong name = OfBytes(p + 1, (int)(quote - p) - 1);
            p = Read(JsonScan.Space(JsonScan.Space(quote + 1) + 1), out ulong value, run);
            if (p == null)
                return null;
            hash += Mix(name, value);
            p = WellFormed.Next(p);
        }

        hash = Mix(hash, 6);
        return p + 1;
    }

    private static ulong OfBytes(byte* p, int length)
    {
        ulong hash = Mix((ulong)length, 7);
        for (; length >= 8; p += 8, length -= 8)
            hash = Mix(hash, *(ulong*)p);
        return length == 0 ? hash : Mix(hash, *(ulong*)p & ((1UL << (8 * length)) - 1));
    }

    // The halves of a product of two secret numbers.
    private static ulong Mix(ulong left, ulong right)
    {
        ulong upper = Math.BigMul(left ^ Secret, right ^ BitOperations.RotateLeft(Secret, 29), out ulong lower);
        return upper ^ lower ^ BitOperations.RotateLeft(left, 17);
    }
}
