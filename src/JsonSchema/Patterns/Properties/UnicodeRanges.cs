using System.Globalization;

namespace SchemaPacks.JsonSchema.Patterns.Properties;

/// <summary>
/// Reads one set out of <c>properties.txt</c>: after a line with its kind and its names, such as <c>script Greek=Grek</c>, lines of ranges as
/// code points left out and how many follow. The file is read again for each set that is asked for; callers keep what they find.
/// </summary>
internal static class UnicodeRanges
{
    public const string Binary = "binary", Script = "script", Extensions = "extensions";

    /// <returns>The set, and the first of its names; null when there is no such set.</returns>
    public static (string Name, CodePointSet Set)? Find(string kind, string name)
    {
        using var reader = new StreamReader(typeof(UnicodeRanges).Assembly.GetManifestResourceStream("unicode/properties.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length <= kind.Length || line[kind.Length] != ' ' || !line.StartsWith(kind, StringComparison.Ordinal))
                continue;
            var names = line[(kind.Length + 1)..].Split('=');
            if (names.Contains(name))
                return (names[0], CodePointSet.Of([.. Ranges(reader)]));
        }

        return null;
    }

    private static IEnumerable<(int From, int To)> Ranges(StreamReader reader)
    {
        var next = 0;
        while (reader.Peek() is (>= '0' and <= '9') or (>= 'a' and <= 'f') && reader.ReadLine() is { } line && line.Contains(',', StringComparison.Ordinal))
        {
            foreach (var range in line.Split(' '))
            {
                var comma = range.IndexOf(',', StringComparison.Ordinal);
                next += Number(range.AsSpan(0, comma));
                var from = next;
                next += Number(range.AsSpan(comma + 1));
                yield return (from, next - 1);
            }
        }
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
