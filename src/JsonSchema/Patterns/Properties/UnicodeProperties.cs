using System.Collections.Concurrent;
using System.Globalization;

namespace SchemaPacks.JsonSchema.Patterns.Properties;

/// <summary>The sets behind <c>\p{…}</c>: general categories as .NET knows them; scripts, their extensions and the binary properties of ECMA-262 by short and long name.</summary>
internal static class UnicodeProperties
{
    private static readonly ConcurrentDictionary<string, CodePointSet?> Found = new();

    /// <param name="name">What stands in the braces: <c>Lu</c>, <c>Letter</c>, <c>gc=Lu</c>, <c>Script=Greek</c>, <c>scx=Grek</c>, <c>Emoji</c>.</param>
    /// <returns><see langword="null"/> when there is no such property.</returns>
    public static CodePointSet? Find(string name) => Found.TryGetValue(name, out var set) ? set : Cached(name);

    private static CodePointSet? Cached(string name) => Read(name) is { } set ? Found.GetOrAdd(name, set) : null;

    private static CodePointSet? Read(string name)
    {
        if (name.Split('=') is [var key, var value])
            return key switch
            {
                "General_Category" or "gc" => Category(value),
                "Script" or "sc" => UnicodeRanges.Find(UnicodeRanges.Script, value)?.Set,
                "Script_Extensions" or "scx" => Extensions(value),
                _ => null,
            };
        return name switch
        {
            "Any" => CodePointSet.All,
            "ASCII" => CodePointSet.Of((0, 0x7F)),
            "Assigned" => Category("Cn")!.Complement(),
            _ => Category(name) ?? UnicodeRanges.Find(UnicodeRanges.Binary, name)?.Set,
        };
    }

    // Only the scripts whose extensions differ from the script itself have a set of their own.
    private static CodePointSet? Extensions(string name) =>
        UnicodeRanges.Find(UnicodeRanges.Script, name) is var (script, set) ? UnicodeRanges.Find(UnicodeRanges.Extensions, script)?.Set ?? set : null;

    private static CodePointSet? Category(string name) =>
        GeneralCategories.Find(name) is { Count: > 0 } categories ? CodePointSet.Where(codePoint => categories.Contains(CharUnicodeInfo.GetUnicodeCategory(codePoint))) : null;
}
