namespace SchemaPacks.Parsing;

/// <summary>A mapping or sequence whose end is still to come.</summary>
internal sealed class OpenContainer(int node, bool isMapping)
{
    private const int Few = 8; // names that are compared one by one: most mappings have no more

    private readonly List<(string Name, TextPosition At)> _few = [];
    private Dictionary<string, TextPosition>? _many;

    public int Node => node;

    public bool IsMapping { get; } = isMapping;

    public bool ExpectsKey { get; private set; } = isMapping;

    /// <summary>In a mapping: the name whose value is being read. Null for a key that cannot be one, and between two names.</summary>
    public string? Key { get; private set; }

    public TextPosition KeyAt { get; private set; }

    /// <summary>In a sequence: the number of the item being read, from 0.</summary>
    public int Item { get; private set; }

    /// <summary>A name comes.</summary>
    /// <returns>Where the same name stood before, if it did.</returns>
    public TextPosition? Open(string? name, TextPosition at)
    {
        (ExpectsKey, Key, KeyAt) = (false, name, at);
        if (name is null)
            return null;
        if (_many is not null)
            return _many.TryAdd(name, at) ? null : _many[name];

        foreach ((string Name, TextPosition At) earlier in _few)
            if (earlier.Name == name)
                return earlier.At;
        _few.Add((name, at));
        if (_few.Count > Few)
            _many = _few.ToDictionary(entry => entry.Name, entry => entry.At, StringComparer.Ordinal);
        return null;
    }

    /// <summary>The value being read is complete.</summary>
    public void Close()
    {
        if (IsMapping)
            (ExpectsKey, Key) = (true, null);
        else
            Item++;
    }
}
