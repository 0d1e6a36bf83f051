using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>
/// Every property name of one text with the object that it belongs to: one open-addressing table for all objects, in pooled arrays.
/// Hashes are seeded per process, so a sender cannot make names collide.
/// </summary>
internal ref struct NameSet
{
    private const int FirstCapacity = 64;
    private const int FirstDepth = 64;

    private int[] _openObjects = ArrayPool<int>.Shared.Rent(FirstDepth);
    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(FirstCapacity);
    private int[] _slots = ArrayPool<int>.Shared.Rent(2 * FirstCapacity);
    private byte[] _unescaped = [];
    private int _slotCount = 2 * FirstCapacity;
    private int _count;
    private int _unescapedLength;
    private int _objects;

    public NameSet() => _slots.AsSpan(0, _slotCount).Clear();

    /// <summary>A new object begins at that depth.</summary>
    public void Open(int depth)
    {
        while (depth >= _openObjects.Length)
            Grow(ref _openObjects, _openObjects.Length);
        _openObjects[depth] = ++_objects;
    }

    /// <summary>The reader is at a property name. <see langword="false"/>: the same object had it before.</summary>
    public bool Add(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8)
    {
        var entry = new Entry { Owner = _openObjects[reader.CurrentDepth - 1], IsUnescaped = reader.ValueIsEscaped };
        if (entry.IsUnescaped)
        {
            entry.Start = _unescapedLength;
            entry.Length = Unescape(ref reader);
        }
        else
        {
            entry.Start = (int)reader.TokenStartIndex + 1;
            entry.Length = reader.ValueSpan.Length;
        }

        var name = Text(entry, utf8);
        entry.Hash = Hash(name, entry.Owner);
        var slot = entry.Hash & (_slotCount - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slotCount - 1))
        {
            ref readonly var other = ref _entries[_slots[slot] - 1];
            if (other.Hash == entry.Hash && other.Owner == entry.Owner && Text(other, utf8).SequenceEqual(name))
                return false;
        }

        if (_count == _entries.Length)
            Grow(ref _entries, _count);
        _entries[_count++] = entry;
        _slots[slot] = _count;
        if (_count * 2 > _slotCount)
            Rehash();
        return true;
    }

    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_openObjects);
        ArrayPool<Entry>.Shared.Return(_entries);
        ArrayPool<int>.Shared.Return(_slots);
        if (_unescaped.Length > 0)
            ArrayPool<byte>.Shared.Return(_unescaped);
    }

    private readonly ReadOnlySpan<byte> Text(in Entry entry, ReadOnlySpan<byte> utf8) =>
        (entry.IsUnescaped ? _unescaped : utf8).Slice(entry.Start, entry.Length);

    private int Unescape(ref Utf8JsonReader reader)
    {
        var needed = _unescapedLength + reader.ValueSpan.Length; // unescaping never grows a text
        if (needed > _unescaped.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _unescaped.Length));
            _unescaped.AsSpan(0, _unescapedLength).CopyTo(larger);
            if (_unescaped.Length > 0)
                ArrayPool<byte>.Shared.Return(_unescaped);
            _unescaped = larger;
        }

        var written = reader.CopyString(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += written;
        return written;
    }

    private void Rehash()
    {
        ArrayPool<int>.Shared.Return(_slots);
        _slotCount *= 2;
        _slots = ArrayPool<int>.Shared.Rent(_slotCount);
        _slots.AsSpan(0, _slotCount).Clear();
        for (var index = 0; index < _count; index++)
        {
            var slot = _entries[index].Hash & (_slotCount - 1);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slotCount - 1);
            _slots[slot] = index + 1;
        }
    }

    private static int Hash(ReadOnlySpan<byte> name, int owner) => HashCode.Combine(
        string.GetHashCode(MemoryMarshal.Cast<byte, char>(name)), // seeded per process
        name.IsEmpty ? 0 : name[^1],
        owner);

    private static void Grow<T>(ref T[] array, int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(2 * count);
        array.AsSpan(0, count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }

    private struct Entry
    {
        public int Owner;
        public int Hash;
        public int Start;
        public int Length;
        public bool IsUnescaped;
    }
}
