using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.Explaining.Repairing;

/// <summary>Places in a tree, by JSON pointer.</summary>
internal static class Place
{
    public static string[] Steps(string pointer) => pointer.Length == 0 ? [] : [.. pointer[1..].Split('/').Select(JsonPointer.Unescape)];

    /// <summary>Finds the value at a place.</summary>
    /// <returns>False when there is none; JSON's null is one.</returns>
    public static bool TryGet(JsonNode? root, string pointer, out JsonNode? value)
    {
        value = root;
        foreach (string step in Steps(pointer))
            switch (value)
            {
                case JsonObject members when members.TryGetPropertyValue(step, out JsonNode? member):
                    value = member;
                    break;
                case JsonArray items when TryIndex(step, items.Count, out int index):
                    value = items[index];
                    break;
                default:
                    return false;
            }

        return true;
    }

    /// <summary>Finds what holds the place: an object or an array, and the last step to the place.</summary>
    public static bool TryGetParent(JsonNode root, string pointer, [NotNullWhen(true)] out JsonNode? parent, out string step)
    {
        (parent, step) = (null, "");
        int slash = pointer.LastIndexOf('/');
        if (slash < 0 || !TryGet(root, pointer[..slash], out parent) || parent is not (JsonObject or JsonArray))
            return false;
        step = JsonPointer.Unescape(pointer[(slash + 1)..]);
        return true;
    }

    public static bool TryIndex(string step, int count, out int index) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < count;
}
