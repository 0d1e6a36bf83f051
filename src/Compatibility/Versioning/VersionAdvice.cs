using System.Globalization;
using System.Numerics;

namespace SchemaPacks.Compatibility.Versioning;

/// <summary>The version that a change asks for, beside the one that was declared.</summary>
/// <param name="Fit">Whether the declared version says what changed.</param>
/// <param name="Right">The least version that does; null when that is unknown.</param>
public sealed record VersionAdvice(VersionFit Fit, string? Right)
{
    private static readonly VersionAdvice Unknown = new(VersionFit.Unknown, null);

    /// <summary>Judges the version that somebody gave to a schema.</summary>
    /// <param name="old">The version before it.</param>
    /// <param name="declared">The version that was given.</param>
    /// <param name="comparison">The schemas of the two, compared.</param>
    /// <exception cref="FormatException">One of the two is no version.</exception>
    public static VersionAdvice Of(string old, string declared, SchemaComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        VersionText before = VersionText.Read(old), after = VersionText.Read(declared);
        return after.Scheme switch
        {
            VersionScheme.Number when before.Scheme == VersionScheme.Number => OfNumber(before, after),
            VersionScheme.SemVer when before.Scheme is VersionScheme.SemVer or VersionScheme.Number => OfSemVer(before, after, comparison),
            VersionScheme.SchemaVer when before.Scheme is VersionScheme.SchemaVer or VersionScheme.Number => OfSchemaVer(before, after, comparison),
            _ => Unknown,
        };
    }

    /// <summary>The next version that declares a break, such as <c>2.0.0</c> after <c>1.4.1</c> or <c>0.3.0</c> after <c>0.2.0</c>.</summary>
    /// <returns>Null where no version can: after a plain number, or in no known scheme.</returns>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static string? NextMajor(string version)
    {
        VersionText text = VersionText.Read(version);
        return text.Scheme switch
        {
            VersionScheme.SemVer => Raised(text, text[0].IsZero ? 1 : 0, text.Parts.Count, '.'),
            VersionScheme.SchemaVer => Raised(text, 0, 3, '-'),
            _ => null,
        };
    }

    private static VersionAdvice OfNumber(VersionText before, VersionText after)
    {
        BigInteger right = before[0] + 1;
        return new VersionAdvice(after[0] < right ? VersionFit.TooSmall : after[0] > right ? VersionFit.TooLarge : VersionFit.Right, right.ToString(CultureInfo.InvariantCulture));
    }

    private static VersionAdvice OfSemVer(VersionText before, VersionText after, SchemaComparison comparison)
    {
        int length = Math.Max(Math.Max(before.Parts.Count, after.Parts.Count), 2);
        bool isDraft = before[0].IsZero;
        int needed = comparison.Bump switch { VersionBump.Major => 0, VersionBump.Minor => 1, _ => 2 };
        if (isDraft) // the parts move one place: nothing is promised but by the minor version
            needed++;
        needed = Math.Min(needed, length - 1);
        return Judge(before, after, needed, mostFit: isDraft ? 0 : needed, length, '.', comparison);
    }

    // Who adds properties may call it a revision where it widens too, which nothing here tells apart.
    private static VersionAdvice OfSchemaVer(VersionText before, VersionText after, SchemaComparison comparison)
    {
        int needed = comparison.Bump switch { VersionBump.Major => 0, VersionBump.Minor when !comparison.HasNewProperties => 1, _ => 2 };
        return Judge(before, after, needed, mostFit: comparison.Bump == VersionBump.Minor ? 1 : needed, 3, '-', comparison);
    }

    private static VersionAdvice Judge(VersionText before, VersionText after, int needed, int mostFit, int length, char separator, SchemaComparison comparison)
    {
        int raised = Enumerable.Range(0, length).FirstOrDefault(i => after[i] != before[i], length);
        bool isHigher = raised < length && after[raised] > before[raised];
        if (comparison.Backward.Verdict == CompatibilityVerdict.Undecided)
            return isHigher && raised == 0 ? new VersionAdvice(VersionFit.Right, after.Text) : Unknown;
        string right = Raised(before, needed, length, separator);
        return new VersionAdvice(!isHigher || raised > needed ? VersionFit.TooSmall : raised < mostFit ? VersionFit.TooLarge : VersionFit.Right, right);
    }

    private static string Raised(VersionText version, int at, int length, char separator) =>
        string.Join(separator, Enumerable.Range(0, length).Select(i => (i < at ? version[i] : i == at ? version[i] + 1 : BigInteger.Zero).ToString(CultureInfo.InvariantCulture)));
}
