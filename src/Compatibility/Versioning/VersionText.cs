using System.Globalization;
using System.Numerics;

namespace SchemaPacks.Compatibility.Versioning;

/// <summary>A schema's version, read: numbers in parts that dots or dashes separate. Ordered part by part, as a registry orders them; equal numbers in other spellings, by text.</summary>
internal sealed class VersionText : IComparable<VersionText>
{
    private VersionText(string text, BigInteger[] parts, VersionScheme scheme) => (Text, Parts, Scheme) = (text, parts, scheme);

    public string Text { get; }

    public IReadOnlyList<BigInteger> Parts { get; }

    public VersionScheme Scheme { get; }

    /// <exception cref="FormatException">The text is no version.</exception>
    public static VersionText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('.', '-');
        if (parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
            throw new FormatException("A schema's version is made of numbers that dots or dashes separate, such as 1, 1.2.0 or 1-0-2.");
        bool hasDots = text.Contains('.', StringComparison.Ordinal), hasDashes = text.Contains('-', StringComparison.Ordinal);
        return new VersionText(
            text, [.. parts.Select(part => BigInteger.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))],
            (hasDots, hasDashes, parts.Length) switch
            {
                (false, false, _) => VersionScheme.Number,
                (true, false, <= 3) => VersionScheme.SemVer,
                (false, true, 3) => VersionScheme.SchemaVer,
                _ => VersionScheme.Other,
            });
    }

    /// <summary>The part at an index; 0 where there is none.</summary>
    public BigInteger this[int index] => index < Parts.Count ? Parts[index] : BigInteger.Zero;

    /// <summary>
    /// Whether no break was declared from the one to the other: both have the same major version, and of 0.x the same minor one, since there it stands for the major. Plain numbers
    /// declare nothing.
    /// </summary>
    public bool IsInLineOf(VersionText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Scheme == VersionScheme.Number && other.Scheme == VersionScheme.Number)
            return true;
        bool isDraft = this[0].IsZero && Scheme == VersionScheme.SemVer && other.Scheme == VersionScheme.SemVer;
        return this[0] == other[0] && (!isDraft || this[1] == other[1]);
    }

    public int CompareTo(VersionText? other)
    {
        if (other is null)
            return 1;
        for (int i = 0; i < Math.Min(Parts.Count, other.Parts.Count); i++)
            if (Parts[i].CompareTo(other.Parts[i]) is var order and not 0)
                return order;
        return Parts.Count != other.Parts.Count ? Parts.Count.CompareTo(other.Parts.Count) : string.CompareOrdinal(Text, other.Text);
    }
}
