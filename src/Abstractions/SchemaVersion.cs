using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SchemaPacks;

/// <summary>
/// The version of an event schema: digits in parts that dots or dashes separate, such as <c>1</c>, <c>1.2.0</c> or
/// <c>1-0-2</c>. Written as the number <c>1</c> or the string <c>"1"</c> it is the same version; <c>1.0</c> is another one.
/// </summary>
/// <remarks>
/// Versions are ordered part by part as numbers of any length: <c>2 &lt; 10</c>, <c>1 &lt; 1.0 &lt; 1.1</c>. Where all parts
/// are equal numbers but the texts differ (<c>1.0</c> and <c>1-0</c>), the text decides, so that order and equality agree.
/// </remarks>
public readonly struct SchemaVersion : IEquatable<SchemaVersion>, IComparable<SchemaVersion>, ISpanParsable<SchemaVersion>
{
    /// <summary>The most characters a version may have.</summary>
    public const int MaxLength = 64;

    private readonly string? _text;

    private SchemaVersion(string text) => _text = text;

    /// <summary>A version of one part, as most schemas declare it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is negative.</exception>
    public SchemaVersion(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        _text = number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The version as written, such as <c>1.2.0</c>. <c>0</c> for the default value.</summary>
    public string Text => _text ?? "0";

    /// <summary>Reads a version such as <c>1</c>, <c>1.2.0</c> or <c>1-0-2</c>.</summary>
    /// <exception cref="FormatException">The text is not a version.</exception>
    public static SchemaVersion Parse(string text) =>
        TryParse(text, out SchemaVersion version)
            ? version
            : throw new FormatException("A schema version is made of numbers that dots or dashes separate, such as 1, 1.2.0 or 1-0-2.");

    /// <summary>Reads a version; false when the text is empty, too long, or has anything but digits between single dots and dashes.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SchemaVersion version)
    {
        bool valid = text is not null && IsVersion(text);
        version = valid ? new SchemaVersion(text!) : default;
        return valid;
    }

    /// <inheritdoc cref="TryParse(string?, out SchemaVersion)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out SchemaVersion version)
    {
        bool valid = IsVersion(text);
        version = valid ? new SchemaVersion(text.ToString()) : default;
        return valid;
    }

    static SchemaVersion IParsable<SchemaVersion>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SchemaVersion>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SchemaVersion result) =>
        TryParse(s, out result);

    static SchemaVersion ISpanParsable<SchemaVersion>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<SchemaVersion>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out SchemaVersion result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(SchemaVersion other)
    {
        ReadOnlySpan<char> left = Text, right = other.Text;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int order = CompareNumbers(NextPart(ref left), NextPart(ref right));
            if (order != 0)
                return order;
        }

        return left.IsEmpty != right.IsEmpty ? (left.IsEmpty ? -1 : 1) : string.CompareOrdinal(Text, other.Text);
    }

    /// <inheritdoc/>
    public bool Equals(SchemaVersion other) => string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SchemaVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The version as written.</summary>
    public override string ToString() => Text;

    /// <summary>Lets a version be written as a number: <c>1</c>.</summary>
    public static implicit operator SchemaVersion(int number) => new(number);

    /// <summary>The same as the implicit conversion, for languages without them.</summary>
    public static SchemaVersion FromInt32(int number) => new(number);

    /// <summary>Whether two versions have the same text.</summary>
    public static bool operator ==(SchemaVersion left, SchemaVersion right) => left.Equals(right);

    /// <summary>Whether two versions have different texts.</summary>
    public static bool operator !=(SchemaVersion left, SchemaVersion right) => !left.Equals(right);

    /// <summary>Whether the left version comes before the right one.</summary>
    public static bool operator <(SchemaVersion left, SchemaVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left version comes before the right one, or is it.</summary>
    public static bool operator <=(SchemaVersion left, SchemaVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left version comes after the right one.</summary>
    public static bool operator >(SchemaVersion left, SchemaVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left version comes after the right one, or is it.</summary>
    public static bool operator >=(SchemaVersion left, SchemaVersion right) => left.CompareTo(right) >= 0;

    private static bool IsVersion(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxLength)
            return false;

        bool digitBefore = false;
        foreach (char c in text)
        {
            bool digit = char.IsAsciiDigit(c);
            if (!digit && !(digitBefore && (c is '.' or '-')))
                return false;
            digitBefore = digit;
        }

        return digitBefore;
    }

    private static ReadOnlySpan<char> NextPart(ref ReadOnlySpan<char> rest)
    {
        int end = rest.IndexOfAny('.', '-');
        ReadOnlySpan<char> part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return part;
    }

    // Digits of any length: without leading zeros, the longer number is the larger one.
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }
}
