using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A 64-bit key of a name, made of its length and its first and last eight bytes: names of up to 16 bytes nearly never share
/// one, longer ones only if they differ in the middle alone. Reads up to eight bytes from the name's start, which the padding
/// behind a text allows.
/// </summary>
internal static unsafe class NameKey
{
    // An odd number without pattern (the golden ratio's fraction), so that no two bytes of head and tail cancel out.
    private const ulong Mix = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(byte* name, int length)
    {
        ulong head = *(ulong*)name;
        if (length >= 8)
            return (head ^ (ulong)(uint)length) + (*(ulong*)(name + length - 8) * Mix);
        return ((head & ((1UL << (8 * length)) - 1)) ^ (ulong)(uint)length << 56) * Mix;
    }
}
