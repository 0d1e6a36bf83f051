namespace SchemaPacks.Parsing;

/// <summary>A mapping or sequence whose end is still to come.</summary>
internal sealed class OpenContainer(int node, bool isMapping)
{
    private readonly Dictionary<string, TextPosition>? _names = isMapping ? new(StringComparer.Ordinal) : null;

    public int Node => node;

    public bool IsMapping => _names is not null;

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
        if (name is null || _names!.TryAdd(name, at))
            return null;
        return _names[name];
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
