namespace SchemaPacks.Redacting;

/// <summary>Finds the names that a schema writes out by their UTF-8, without making a string: a hash table with open addressing.</summary>
internal sealed class DeclaredNames
{
    private readonly DeclaredName[] _names;
    private readonly DeclaredName?[] _slots;

    public DeclaredNames(IEnumerable<string> names)
    {
        _names = [.. names.Distinct(StringComparer.Ordinal).Select((name, index) => new DeclaredName(name, index))];
        _slots = new DeclaredName?[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, _names.Length * 2))];
        foreach (DeclaredName name in _names)
        {
            int slot = Hash(name.Utf8) & (_slots.Length - 1);
            while (_slots[slot] is not null)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = name;
        }
    }

    /// <summary>
    /// The name with that index, if a text begins with it and its closing quote: most senders write properties in the schema's order, so the one after
    /// the last is worth a try before its end is looked for.
    /// </summary>
    public DeclaredName? Next(int index, ReadOnlySpan<byte> text) =>
        (uint)index < (uint)_names.Length && _names[index].Quoted is { Length: > 0 } quoted && text.StartsWith(quoted) ? _names[index] : null;

    /// <summary>The declared name of that UTF-8; null for a name that is not declared.</summary>
    public DeclaredName? Find(ReadOnlySpan<byte> utf8)
    {
        int slot = Hash(utf8) & (_slots.Length - 1);
        for (; _slots[slot] is { } name; slot = (slot + 1) & (_slots.Length - 1))
            if (utf8.SequenceEqual(name.Utf8))
                return name;
        return null;
    }

    // The names are the schema's: no sender can make them collide, and half of the slots are free.
    private static int Hash(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : (name.Length * 31) + (name[0] * 7) + (name[name.Length / 2] * 13) + (name[^1] * 17);
}
