namespace SchemaPacks.Snapshots;

/// <summary>
/// Which known names somebody may have meant. The caller says which names it may show: an HTTP client learns only ids that
/// are listed for recording.
/// </summary>
public static class NearMatches
{
    /// <summary>Names longer than this (UTF-16 units) are not compared: the question comes from outside.</summary>
    private const int MaxLength = 256;

    /// <summary>Candidates of about the right length that are compared at most.</summary>
    private const int MaxCandidates = 1_000;

    /// <summary>
    /// The candidates that few edits (insert, delete, replace, swap of neighbours; case is ignored) turn into <paramref name="name"/>:
    /// one edit for each six characters, at least two, at most six.
    /// </summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="candidates">Names that may be shown.</param>
    /// <param name="count">The most to return.</param>
    /// <returns>Nearest first, equally near ones in ordinal order; empty when nothing is near.</returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> candidates, int count = 3)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        if (name.Length is 0 or > MaxLength)
            return [];

        int limit = Math.Clamp(name.Length / 6, 2, 6);
        return
        [
            .. candidates.Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
                .Take(MaxCandidates)
                .Select(candidate => (Name: candidate, Distance: Distance(name, candidate, limit)))
                .Where(match => match.Distance <= limit)
                .OrderBy(match => match.Distance).ThenBy(match => match.Name, StringComparer.Ordinal)
                .Take(count)
                .Select(match => match.Name),
        ];
    }

    /// <summary>Whether at most so many edits turn one name into the other. Case is ignored, and names that are too long are not compared.</summary>
    /// <param name="left">A name.</param>
    /// <param name="right">Another.</param>
    /// <param name="edits">The most edits: inserting, deleting or replacing a letter, or swapping neighbours.</param>
    public static bool AreWithin(string left, string right, int edits)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentOutOfRangeException.ThrowIfNegative(edits);
        return left.Length <= MaxLength && right.Length <= MaxLength && Math.Abs(left.Length - right.Length) <= edits && Distance(left, right, edits) <= edits;
    }

    /// <summary>
    /// Optimal string alignment distance (Damerau-Levenshtein without overlapping swaps), or more than <paramref name="limit"/>
    /// as soon as that is certain. Only the band of cells that a distance within the limit can pass is computed.
    /// </summary>
    private static int Distance(string left, string right, int limit)
    {
        int far = limit + 1;
        Span<int> beforeLast = stackalloc int[right.Length + 1], last = stackalloc int[right.Length + 1], row = stackalloc int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++)
            last[j] = Math.Min(j, far);

        for (int i = 1; i <= left.Length; i++)
        {
            row.Fill(far);
            if (i <= limit)
                row[0] = i;
            int best = row[0];
            for (int j = Math.Max(1, i - limit); j <= Math.Min(right.Length, i + limit); j++)
            {
                int cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                int distance = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                    distance = Math.Min(distance, beforeLast[j - 2] + 1);
                row[j] = Math.Min(distance, far);
                best = Math.Min(best, row[j]);
            }

            if (best > limit)
                return far;
            Span<int> spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
