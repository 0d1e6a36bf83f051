using System.Numerics;
using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Up to 64 names, in one register.</summary>
internal struct SeenNames64 : ISeenNames<SeenNames64>
{
    private ulong _bits;

    public static int Capacity => 64;

    public readonly int Count => BitOperations.PopCount(_bits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(int index)
    {
        ulong before = _bits;
        _bits |= 1UL << index;
        return _bits != before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool HasAll(SeenNames64 others) => (others._bits & ~_bits) == 0;
}
