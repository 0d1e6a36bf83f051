using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Sets of ASCII bytes, to which 32 bytes of a text are assigned in one step by two table look-ups of their halves.</summary>
/// <remarks>
/// The technique is that of Mula's and Lemire's vectorised parsers: a set is a union of products "set of upper halves × set of
/// lower halves", and each product is one bit of the tables. Eight bits must do for all sets.
/// </remarks>
internal readonly unsafe struct ByteClasses
{
    private readonly Vector256<byte> _lower;
    private readonly Vector256<byte> _upper;

    private ByteClasses(byte[] lower, byte[] upper)
    {
        _lower = Vector256.Create([.. lower, .. lower]);
        _upper = Vector256.Create([.. upper, .. upper]);
    }

    /// <summary>Makes the tables; null where the sets need more than eight products, or products that they cannot share.</summary>
    /// <param name="sets">Sets of ASCII bytes.</param>
    /// <param name="masks">For each set the bits of its products: a byte is in the set if any of them is set in what <see cref="Of"/> gives for it.</param>
    public static ByteClasses? Create(IReadOnlyList<IReadOnlyCollection<byte>> sets, out byte[] masks)
    {
        var products = new List<(ushort Lower, ushort Upper)>();
        masks = new byte[sets.Count];
        for (int i = 0; i < sets.Count; i++)
        {
            if (i > 0 && sets[i] == sets[i - 1])
            {
                masks[i] = masks[i - 1];
                continue;
            }

            foreach ((ushort Lower, ushort Upper) product in Products(sets[i]))
            {
                int index = products.IndexOf(product);
                if (index < 0)
                {
                    index = products.Count;
                    products.Add(product);
                }

                if (index > 7)
                    return null;
                masks[i] |= (byte)(1 << index);
            }
        }

        byte[] lower = new byte[16], upper = new byte[16];
        for (int bit = 0; bit < products.Count; bit++)
        {
            for (int half = 0; half < 16; half++)
            {
                lower[half] |= (byte)((products[bit].Lower >> half & 1) << bit);
                upper[half] |= (byte)((products[bit].Upper >> half & 1) << bit);
            }
        }

        return new ByteClasses(lower, upper);
    }

    /// <summary>For each of the 32 bytes at <paramref name="p"/> the bits of the products that hold it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<byte> Of(byte* p)
    {
        var bytes = Vector256.Load(p);
        var lower = LookUp(_lower, bytes & Vector256.Create((byte)0x0F));
        var upper = LookUp(_upper, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & Vector256.Create((byte)0x0F));
        return lower & upper;
    }

    /// <summary>A bit for each of the 32 bytes that is in the set with that mask.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint In(Vector256<byte> classes, byte mask) => ~Vector256.Equals(classes & Vector256.Create(mask), Vector256<byte>.Zero).ExtractMostSignificantBits();

    // Both halves of a table are the same, so the shuffle within each half, which is the quicker one, gives the same.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp(Vector256<byte> table, Vector256<byte> indexes) =>
        Avx2.IsSupported ? Avx2.Shuffle(table, indexes) : Vector256.ShuffleNative(table, indexes);

    // The upper halves that share a set of lower halves make one product. Those of one set have no upper half in common, so
    // a byte is in a set's products only if it is in the set.
    private static IEnumerable<(ushort Lower, ushort Upper)> Products(IReadOnlyCollection<byte> bytes) =>
        bytes.GroupBy(value => value >> 4)
            .Select(group => (Upper: group.Key, Lower: group.Aggregate(0, (set, value) => set | 1 << (value & 15))))
            .GroupBy(row => row.Lower)
            .Select(rows => ((ushort)rows.Key, (ushort)rows.Aggregate(0, (set, row) => set | 1 << row.Upper)));
}
