using System.Collections.Frozen;
using System.Text;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Feeds;

/// <summary>Whether somebody could take one package id for another. Versions in ids, such as <c>Acme.V1</c> and <c>Acme.V2</c>, are no such case.</summary>
internal static class IdLikeness
{
    /// <summary>Shorter words are near to too many others.</summary>
    private const int LeastForOneEdit = 4;

    /// <summary>Words that are as long as this may differ by two edits.</summary>
    private const int LeastForTwoEdits = 10;

    // Pairs: a letter or digit, and the Latin letter that it looks like in common fonts; of Cyrillic, of Greek, digits. After Unicode's list of confusable characters (UTS 39).
    private const string Pairs =
        "\u0430a\u0441c\u0501d\u0435e\u04BBh\u0456i\u0458j\u043Ak\u04CFl\u043Cm\u043Eo\u0440p\u051Bq\u0455s\u0442t\u051Dw\u0445x\u0443y"
        + "\u03B1a\u03B5e\u03B9i\u03BAk\u03BDv\u03BFo\u03C1p\u03C4t\u03C5u\u03C7x\u03B3y"
        + "0o1l3e5s7t8b";

    private static readonly FrozenDictionary<char, char> LooksLike = Pairs.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Whether they are different ids that look alike.</summary>
    public static bool Holds(string left, string right)
    {
        if (left.Equals(right, StringComparison.OrdinalIgnoreCase) || DifferInNumbersOnly(left, right))
            return false;
        if (Skeleton(left) == Skeleton(right))
            return true;

        string[] parts = left.Split('.', '-', '_'), others = right.Split('.', '-', '_');
        if (parts.Length != others.Length)
            return IsNear(Skeleton(left), Skeleton(right), LeastForTwoEdits);
        (string Left, string Right)[] unlike = [.. parts.Zip(others).Where(pair => !pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)).Take(2)];
        return unlike is [var one] && IsNear(Skeleton(one.Left), Skeleton(one.Right), LeastForOneEdit);
    }

    /// <summary>What is left of an id when all that looks alike is the same: one case, no separators, Latin letters.</summary>
    internal static string Skeleton(string id)
    {
        var skeleton = new StringBuilder(id.Length);
        foreach (char letter in id.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (LooksLike.TryGetValue(letter, out char latin))
                skeleton.Append(latin);
            else if (char.IsLetterOrDigit(letter))
                skeleton.Append(letter); // accents and separators are left out
        }

        return skeleton.Replace("rn", "m").Replace("vv", "w").Replace('i', 'l').ToString();
    }

    private static bool IsNear(string left, string right, int least)
    {
        int length = Math.Min(left.Length, right.Length);
        return length >= least && NearMatches.AreWithin(left, right, length >= LeastForTwoEdits ? 2 : 1);
    }

    private static bool DifferInNumbersOnly(string left, string right) => left.Any(char.IsAsciiDigit) && right.Any(char.IsAsciiDigit)
        && WithoutDigits(left).Equals(WithoutDigits(right), StringComparison.OrdinalIgnoreCase);

    private static string WithoutDigits(string id) => string.Concat(id.Where(letter => !char.IsAsciiDigit(letter)));
}
