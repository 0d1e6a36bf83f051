using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Known names, mostly found without comparing more than one of them: a multiplicative hash of <see cref="NameKey"/> that is free of
/// collisions for just these names, searched for while planning, then one vector compare. Where there is none, a few share a slot.
/// </summary>
internal sealed unsafe class NameTable
{
    private const int Attempts = 64;

    // More names share slots.
    private const int MostApart = 512;

    private const int LongestRun = 16;

    // One more than there are names: the last is at no place of any text.
    private readonly NameLiteral[] _names;
    private readonly short[] _slots;
    private readonly ulong _factor;
    private readonly int _shift;
    private readonly bool _isShared;

    private NameTable(byte[][] names, short[] slots, ulong factor, int shift, bool isShared)
    {
        _names = [.. names.Select(name => new NameLiteral(name)), NameLiteral.Nowhere];
        _slots = slots;
        _factor = factor;
        _shift = shift;
        _isShared = isShared;
    }

    /// <summary>The names in the order given; a name's position is its index.</summary>
    public ReadOnlySpan<NameLiteral> Names => _names.AsSpan(0, Count);

    /// <summary>How many names there are.</summary>
    public int Count => _names.Length - 1;

    /// <summary>Length of a name in bytes, closing quote included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int QuotedLength(int index) => At(index).QuotedLength;

    /// <summary>Whether the name at <paramref name="p"/>, after the opening quote, is the one of that index; for the index <see cref="Count"/> it never is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(int index, byte* p) => At(index).IsAt(p);

    /// <summary>
    /// Finds a hash for the names. Null when there is none: more than <see cref="short.MaxValue"/> names, or many with one key (equal length, first
    /// and last eight bytes), which no multiplier can part.
    /// </summary>
    public static NameTable? Create(IReadOnlyList<string> names)
    {
        if (names.Count >= short.MaxValue)
            return null;
        byte[][] utf8 = [.. names.Select(StringEscape.Spelled)];
        ulong[] keys = [.. utf8.Select(KeyOf)];
        int bits = int.Max(1, 32 - int.LeadingZeroCount(names.Count));

        // Sizes up to 16 times the names, which few names hardly ever need. Many would need their square.
        for (int size = bits; size < bits + 4 && names.Count <= MostApart; size++)
        {
            if (Search(keys, size, longestRun: 1) is var (slots, factor))
                return new NameTable(utf8, slots, factor, 64 - size, isShared: false);
        }

        return Search(keys, bits + 1, LongestRun) is var (shared, multiplier) ? new NameTable(utf8, shared, multiplier, 63 - bits, isShared: true) : null;
    }

    /// <summary>The index of the name, in its one spelling, at <paramref name="p"/>, of <paramref name="length"/> bytes before its closing quote; -1 for an unknown name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(byte* p, int length)
    {
        int slot = (int)(NameKey.Of(p, length) * _factor >> _shift);
        int index = _slots[slot];
        if (index < 0)
            return -1;
        return _names[index].IsAt(p) ? index : _isShared ? FindFurther(p, slot) : -1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindFurther(byte* p, int slot)
    {
        while (true)
        {
            slot = (slot + 1) & (_slots.Length - 1);
            int index = _slots[slot];
            if (index < 0 || _names[index].IsAt(p))
                return index;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly NameLiteral At(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_names), index);

    // A fixed seed: the same schema gives the same table.
    private static (short[] Slots, ulong Factor)? Search(ulong[] keys, int bits, int longestRun)
    {
        var random = new Random(1);
        var slots = new short[1 << bits];
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            ulong factor = (ulong)random.NextInt64() << 1 | 1;
            if (TryPlace(keys, factor, slots, 64 - bits, longestRun))
                return (slots, factor);
        }

        return null;
    }

    // Where a slot is taken, the next free one is used, but not further than the longest run.
    private static bool TryPlace(ulong[] keys, ulong factor, short[] slots, int shift, int longestRun)
    {
        Array.Fill(slots, (short)-1);
        for (int i = 0; i < keys.Length; i++)
        {
            int slot = (int)(keys[i] * factor >> shift), run = 1;
            for (; slots[slot] >= 0; run++)
            {
                if (run == longestRun)
                    return false;
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = (short)i;
        }

        return true;
    }

    private static ulong KeyOf(byte[] utf8)
    {
        byte[] padded = [.. utf8, .. new byte[8]];
        fixed (byte* name = padded)
            return NameKey.Of(name, utf8.Length);
    }
}
