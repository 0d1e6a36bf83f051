using System.Text.Json;

namespace SchemaPacks.Cli.Inferring;

/// <summary>What lists have in common.</summary>
internal sealed class SeenItems
{
    private SeenValue? _items;

    public long Count { get; private set; }

    public int Longest { get; private set; }

    /// <summary>What all items have in common.</summary>
    public SeenValue Items => _items ??= new SeenValue();

    public void Add(JsonElement list)
    {
        Count++;
        Longest = Math.Max(Longest, list.GetArrayLength());
        foreach (JsonElement item in list.EnumerateArray())
            Items.Add(item);
    }
}
