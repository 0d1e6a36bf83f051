namespace SchemaPacks.Linting;

/// <summary>Which word somebody meant who wrote a similar one.</summary>
internal static class KeywordLikeness
{
    private const int ShortestName = 4;

    /// <returns>The one word that a slip turns into the name: a letter too many, too few or another, two letters swapped, or another case. Null for none or several.</returns>
    public static string? Nearest(string name, IEnumerable<string> words)
    {
        if (name.Length < ShortestName)
            return null;
        string[] near = [.. words.Where(word => word.Length >= ShortestName && word != name && IsSlip(name, word)).Take(2)];
        return near.Length == 1 ? near[0] : null;
    }

    private static bool IsSlip(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 1)
            return false;
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase))
            return true;

        int start = 0, end = 0, shorter = Math.Min(left.Length, right.Length);
        while (start < shorter && left[start] == right[start])
            start++;
        while (end < shorter - start && left[^(end + 1)] == right[^(end + 1)])
            end++;
        int leftRest = left.Length - start - end, rightRest = right.Length - start - end;
        return Math.Max(leftRest, rightRest) <= 1
            || (leftRest == 2 && rightRest == 2 && left[start] == right[start + 1] && left[start + 1] == right[start]);
    }
}
