namespace SchemaPacks.JsonSchema.Patterns;

/// <summary>Counts and names the capturing groups before parsing: a backreference may stand before its group.</summary>
internal static class GroupScan
{
    public static (int Count, Dictionary<string, int> Names) Of(string pattern)
    {
        var names = new Dictionary<string, int>();
        var count = 0;
        var inClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            switch (pattern[index])
            {
                case '\\':
                    index++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    var isNamed = string.CompareOrdinal(pattern, index, "(?<", 0, 3) == 0 && index + 3 < pattern.Length && pattern[index + 3] is not ('=' or '!');
                    if (!isNamed && index + 1 < pattern.Length && pattern[index + 1] == '?')
                        break;
                    count++;
                    if (isNamed && pattern.IndexOf('>', index) is > 0 and var end && !names.TryAdd(pattern[(index + 3)..end], count))
                        throw new PatternSyntaxException(index, "two groups have one name");
                    break;
            }
        }

        return (count, names);
    }
}
