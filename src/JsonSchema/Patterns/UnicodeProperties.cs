using System.Collections.Concurrent;
using System.Globalization;

namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>The sets behind <c>\p{…}</c>: general categories by short and long name, scripts, and the binary properties.</summary>
internal static class UnicodeProperties
{
    private static readonly ConcurrentDictionary<string, CodePointSet?> Found = new();

    /// <param name="name">What stands in the braces: <c>Lu</c>, <c>Letter</c>, <c>gc=Lu</c>, <c>Script=Greek</c>.</param>
    /// <returns><see langword="null"/> when there is no such property.</returns>
    public static CodePointSet? Find(string name) => Found.TryGetValue(name, out var set) ? set : Cached(name);

    private static CodePointSet? Cached(string name) => Read(name) is { } set ? Found.GetOrAdd(name, set) : null;

    private static CodePointSet? Read(string name)
    {
        if (name.Split('=') is [var key, var value])
            return key switch
            {
                "General_Category" or "gc" => Category(value),
                _ => null,
            };
        return name switch
        {
            "Any" => CodePointSet.All,
            "ASCII" => CodePointSet.Of((0, 0x7F)),
            "Assigned" => Category("Cn")!.Complement(),
            _ => Category(name),
        };
    }

    private static CodePointSet? Category(string name) =>
        GeneralCategories.Find(name) is { Count: > 0 } categories ? CodePointSet.Where(codePoint => categories.Contains(CharUnicodeInfo.GetUnicodeCategory(codePoint))) : null;
}
