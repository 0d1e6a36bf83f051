using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// Known names, found without comparing more than one of them: a multiplicative hash of <see cref="NameKey"/> that is free of
/// collisions for just these names, searched for while planning, then one vector compare.
/// </summary>
internal sealed unsafe class NameTable
{
    // One more than there are names: the last is at no place of any text.
    private readonly NameLiteral[] _names;
    private readonly short[] _slots;
    private readonly ulong _factor;
    private readonly int _shift;

    private NameTable(NameLiteral[] names, short[] slots, ulong factor, int shift)
    {
        _names = names;
        _slots = slots;
        _factor = factor;
        _shift = shift;
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
    /// Finds a hash for the names. Null when there is none: more than <see cref="short.MaxValue"/> names, or two with one key
    /// (equal length, first eight bytes and last byte), which no multiplier can part.
    /// </summary>
    public static NameTable? Create(IReadOnlyList<string> names)
    {
        byte[][] utf8 = [.. names.Select(StringEscape.Spelled)];
        ulong[] keys = [.. utf8.Select(KeyOf)];
        if (names.Count >= short.MaxValue || keys.Distinct().Count() != keys.Length)
            return null;

        // A fixed seed: the same schema gives the same table. Each size gets 64 tries; four times the names nearly always do.
        var random = new Random(1);
        for (int bits = int.Max(1, 32 - int.LeadingZeroCount(names.Count)); ; bits++)
        {
            for (int attempt = 0; attempt < 64; attempt++)
            {
                ulong factor = (ulong)random.NextInt64() << 1 | 1;
                if (Place(keys, factor, 64 - bits) is { } slots)
                    return new NameTable([.. utf8.Select(name => new NameLiteral(name)), NameLiteral.Nowhere], slots, factor, 64 - bits);
            }
        }
    }

    /// <summary>The index of the name, in its one spelling, at <paramref name="p"/>, of <paramref name="length"/> bytes before its closing quote; -1 for an unknown name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(byte* p, int length)
    {
        int index = _slots[(int)(NameKey.Of(p, length) * _factor >> _shift)];
        return index >= 0 && _names[index].IsAt(p) ? index : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly NameLiteral At(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_names), index);

    private static short[]? Place(ulong[] keys, ulong factor, int shift)
    {
        var slots = new short[1 << (64 - shift)];
        Array.Fill(slots, (short)-1);
        for (int i = 0; i < keys.Length; i++)
        {
            ref short slot = ref slots[(int)(keys[i] * factor >> shift)];
            if (slot >= 0)
                return null;
            slot = (short)i;
        }

        return slots;
    }

    private static ulong KeyOf(byte[] utf8)
    {
        byte[] padded = [.. utf8, .. new byte[8]];
        fixed (byte* name = padded)
            return NameKey.Of(name, utf8.Length);
    }
}
