using System.Text.Json;

namespace SchemaPacks.Cli.Inferring;

/// <summary>What values at one place of events have in common.</summary>
internal sealed class SeenValue
{
    private readonly SortedDictionary<string, SeenValue> _members = new(StringComparer.Ordinal);

    /// <summary>How many values there were.</summary>
    public long Count { get; private set; }

    public long Nulls { get; private set; }

    public long Booleans { get; private set; }

    public long Objects { get; private set; }

    public SeenNumbers Numbers { get; } = new();

    public SeenTexts Texts { get; } = new();

    public SeenItems Items { get; } = new();

    public IReadOnlyDictionary<string, SeenValue> Members => _members;

    public void Add(JsonElement value)
    {
        Count++;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                Nulls++;
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Booleans++;
                break;
            case JsonValueKind.Number:
                Numbers.Add(value);
                break;
            case JsonValueKind.String:
                Texts.Add(value.GetString()!);
                break;
            case JsonValueKind.Array:
                Items.Add(value);
                break;
            default:
                AddObject(value);
                break;
        }
    }

    private void AddObject(JsonElement value)
    {
        Objects++;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!_members.TryGetValue(member.Name, out SeenValue? seen))
                _members.Add(member.Name, seen = new SeenValue());
            seen.Add(member.Value);
        }
    }
}
