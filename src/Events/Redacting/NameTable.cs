using System.Text;

namespace SchemaPacks.Redacting;

/// <summary>Finds the names that a schema writes out by their UTF-8, without making a string: a hash table with open addressing.</summary>
internal sealed class NameTable
{
    private readonly Entry?[] _slots;

    public NameTable(IEnumerable<string> names)
    {
        string[] distinct = [.. names.Distinct(StringComparer.Ordinal)];
        _slots = new Entry?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, distinct.Length * 2))];
        foreach (string name in distinct)
        {
            var entry = new Entry(name);
            int slot = Hash(entry.Utf8) & (_slots.Length - 1);
            while (_slots[slot] is not null)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }

    public Entry? Find(ReadOnlySpan<byte> name)
    {
        int slot = Hash(name) & (_slots.Length - 1);
        for (; _slots[slot] is { } entry; slot = (slot + 1) & (_slots.Length - 1))
            if (name.SequenceEqual(entry.Utf8))
                return entry;
        return null;
    }

    // The names are the schema's: no sender can make them collide, and half of the slots are free.
    private static int Hash(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length * 31) + (name[0] * 7) + (name[name.Length / 2] * 13) + (name[^1] * 17);

    internal sealed class Entry(string name)
    {
        public string Name { get; } = name;

        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(name);

        public RedactionStep? Step { get; set; }
    }
}
