using System.Globalization;
using System.Text.Json.Nodes;

namespace SchemaPacks.Testing.Asserting;

/// <summary>A property of a record, by name or by JSON pointer.</summary>
internal static class RecordProperty
{
    public static bool TryFind(JsonNode? record, string property, out JsonNode? value)
    {
        value = record;
        string[] names = property.StartsWith('/') ? [.. property[1..].Split('/').Select(Unescape)] : [property];
        foreach (string name in names)
        {
            if (value is JsonObject members && members.TryGetPropertyValue(name, out JsonNode? member))
                value = member;
            else if (value is JsonArray items && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < items.Count)
                value = items[index];
            else
                return false;
        }

        return true;
    }

    private static string Unescape(string name) => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
