using System.Globalization;
using System.Text.Json;

namespace SchemaPacks.JsonSchema.Loading;

/// <summary>One document of a compilation: its root and every schema found in it so far, by JSON pointer.</summary>
internal sealed class LoadedDocument(Uri baseUri, JsonElement root)
{
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _parts = [];

    public Uri BaseUri { get; } = baseUri;

    public JsonElement Root { get; } = root;

    public Dictionary<string, SchemaNode> Nodes { get; } = [];

    /// <summary>How many members and items <see cref="Part"/> has read so far.</summary>
    public int PartsRead { get; private set; }

    /// <summary>The member or item that one step of a pointer leads to. An object or array is read once, however many pointers lead through it.</summary>
    /// <param name="json">The object or array.</param>
    /// <param name="pointer">Where it is.</param>
    /// <param name="step">A name, or an index written without leading zeros.</param>
    public JsonElement? Part(JsonElement json, string pointer, string step)
    {
        if (!_parts.TryGetValue(pointer, out var parts))
            _parts[pointer] = parts = PartsOf(json);
        return parts.TryGetValue(step, out var part) ? part : null;
    }

    private Dictionary<string, JsonElement> PartsOf(JsonElement json)
    {
        var parts = json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value),
            JsonValueKind.Array => json.EnumerateArray().Index().ToDictionary(item => item.Index.ToString(CultureInfo.InvariantCulture), item => item.Item),
            _ => [],
        };
        PartsRead += parts.Count;
        return parts;
    }
}
