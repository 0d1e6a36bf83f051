using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// A pattern of a fixed number of ASCII characters, such as a UUID: each byte is classified by two table look-ups of its
/// halves, 32 bytes in one step, and compared with the classes that its place allows.
/// </summary>
/// <remarks>
/// The technique of classifying bytes by two shuffles is that of Mula's and Lemire's vectorised parsers: a class is a union of
/// products "set of upper halves × set of lower halves", and each product is one bit of the tables. Eight bits must do.
/// </remarks>
internal sealed unsafe class TemplateTest : StringTest
{
    /// <summary>The longest template: two vectors.</summary>
    public const int MaxLength = 64;

    private readonly int _length;
    private readonly Vector256<byte> _lower;
    private readonly Vector256<byte> _upper;
    private readonly Vector256<byte> _first;
    private readonly Vector256<byte> _second;

    private TemplateTest(int length, byte[] lower, byte[] upper, byte[] places)
    {
        _length = length;
        _lower = Vector256.Create([.. lower, .. lower]);
        _upper = Vector256.Create([.. upper, .. upper]);
        _first = Vector256.Create(places, 0);
        _second = Vector256.Create(places, 32);
    }

    /// <summary>Makes a template of a set of allowed bytes per place; null if it is too long or needs more than eight products.</summary>
    /// <param name="places">For each place the allowed ASCII bytes.</param>
    public static TemplateTest? Create(IReadOnlyList<IReadOnlyCollection<byte>> places)
    {
        if (places.Count is 0 or > MaxLength)
            return null;
        var products = new List<(ushort Lower, ushort Upper)>();
        var masks = new byte[MaxLength];
        for (var i = 0; i < places.Count; i++)
        {
            if (i > 0 && places[i] == places[i - 1]) // a class repeated
            {
                masks[i] = masks[i - 1];
                continue;
            }

            foreach (var product in Products(places[i]))
            {
                var index = products.IndexOf(product);
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
        for (var bit = 0; bit < products.Count; bit++)
        {
            for (var half = 0; half < 16; half++)
            {
                if ((products[bit].Lower >> half & 1) != 0)
                    lower[half] |= (byte)(1 << bit);
                if ((products[bit].Upper >> half & 1) != 0)
                    upper[half] |= (byte)(1 << bit);
            }
        }

        return new TemplateTest(places.Count, lower, upper, masks);
    }

    public override bool Holds(byte* p, int length, RunState* run)
    {
        if (length != _length)
            return false;
        var misses = Misses(p, _first) & (length >= 32 ? uint.MaxValue : (1u << length) - 1);
        if (length > 32)
            misses |= Misses(p + 32, _second) & (length == 64 ? uint.MaxValue : (1u << (length - 32)) - 1);
        return misses == 0;
    }

    private uint Misses(byte* p, Vector256<byte> places)
    {
        var bytes = Vector256.Load(p);
        var lower = Vector256.ShuffleNative(_lower, bytes & Vector256.Create((byte)0x0F));
        var upper = Vector256.ShuffleNative(_upper, Vector256.ShiftRightLogical(bytes.AsUInt16(), 4).AsByte() & Vector256.Create((byte)0x0F));
        return Vector256.Equals(lower & upper & places, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    // The upper halves that share a set of lower halves make one product, so a class is exactly the union of its products.
    private static IEnumerable<(ushort Lower, ushort Upper)> Products(IReadOnlyCollection<byte> bytes) =>
        bytes.GroupBy(value => value >> 4)
            .Select(group => (Upper: group.Key, Lower: group.Aggregate(0, (set, value) => set | 1 << (value & 15))))
            .GroupBy(row => row.Lower)
            .Select(rows => ((ushort)rows.Key, (ushort)rows.Aggregate(0, (set, row) => set | 1 << row.Upper)));
}
