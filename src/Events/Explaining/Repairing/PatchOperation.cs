using System.Text.Json;
using System.Text.Json.Nodes;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>One operation of a JSON Patch (RFC 6902).</summary>
/// <param name="Op"><c>add</c>, <c>replace</c>, <c>remove</c> or <c>move</c>.</param>
/// <param name="Path">JSON pointer to the place that changes.</param>
internal sealed record PatchOperation(string Op, string Path)
{
    /// <summary>Of a move: where the value was.</summary>
    public string? From { get; init; }

    /// <summary>The new value of an addition or replacement; null is JSON's null.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>How much it takes from what the sender meant: the least is preferred.</summary>
    public int Cost { get; init; } = 1;

    private bool HasValue => Op is "add" or "replace";

    public static PatchOperation Add(string path, JsonNode? value) => new("add", path) { Value = value, Cost = value is JsonObject or JsonArray ? 4 : 2 };

    public static PatchOperation Replace(string path, JsonNode? value, int cost) => new("replace", path) { Value = value, Cost = cost };

    public static PatchOperation Remove(string path, int cost) => new("remove", path) { Cost = cost };

    public static PatchOperation Move(string from, string path) => new("move", path) { From = from };

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("op"u8, Op);
        if (From is not null)
            writer.WriteString("from"u8, From);
        writer.WriteString("path"u8, Path);
        if (HasValue)
        {
            writer.WritePropertyName("value"u8);
            if (Value is null)
                writer.WriteNullValue();
            else
                Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
