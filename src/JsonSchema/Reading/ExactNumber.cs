using System.Globalization;
using System.Numerics;

namespace SchemaPacks.JsonSchema.Reading;

/// <summary>
/// A JSON number exactly as written: ± digits × 10^exponent, without zeros at either end of the digits, so that equal numbers are equal values.
/// Nothing is ever multiplied out: <c>1e999999999</c> costs as much as <c>1</c>.
/// </summary>
internal readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    /// <summary>More digits than that in an exponent are refused: no number of nature or commerce has them, and parsing them costs more than linear time.</summary>
    public const int MaxExponentDigits = 1_000;

    private const int ChunkDigits = 18;

    private static readonly long[] Powers = PowersOfTen.UpTo(ChunkDigits);

    private readonly string _digits; // "" for zero
    private readonly bool _isNegative;
    private readonly BigInteger _exponent;

    private ExactNumber(bool isNegative, string digits, BigInteger exponent)
    {
        _isNegative = isNegative;
        _digits = digits;
        _exponent = exponent;
    }

    /// <summary>Whether the value has no fraction: <c>1.0</c> and <c>10e-1</c> have none.</summary>
    public bool IsInteger => _digits.Length == 0 || _exponent.Sign >= 0;

    /// <summary>Whether the value is below zero.</summary>
    public bool IsNegative => _isNegative;

    public int DigitCount => _digits.Length;

    /// <summary>The value as a count, saturated: bounds such as <c>minLength</c> beyond it can never be reached.</summary>
    public int ToCount()
    {
        if (_digits.Length == 0 || _isNegative)
            return 0;
        return _exponent + _digits.Length > 9 ? int.MaxValue : int.Parse(_digits + new string('0', Math.Max(0, (int)_exponent)), CultureInfo.InvariantCulture);
    }

    /// <param name="text">A number by the grammar of RFC 8259.</param>
    /// <param name="number">The value.</param>
    /// <returns><see langword="false"/> when the exponent of a number that is not zero has more than <see cref="MaxExponentDigits"/>, zeros in front left out.</returns>
    public static bool TryParse(string text, out ExactNumber number)
    {
        var isNegative = text[0] == '-';
        var mantissa = text.AsSpan(isNegative ? 1 : 0);
        var exponent = BigInteger.Zero;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var mark)
        {
            var written = mantissa[(mark + 1)..].TrimStart("+-0"); // zeros in front are no digits, of whatever length
            var isDown = mantissa[mark + 1] == '-';
            mantissa = mantissa[..mark];
            if (!mantissa.ContainsAnyExcept('0', '.'))
                written = []; // zero, whatever it is multiplied with
            if (written.Length > MaxExponentDigits)
            {
                number = default;
                return false;
            }

            if (!written.IsEmpty)
                exponent = BigInteger.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
            if (isDown)
                exponent = -exponent;
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        if (point >= 0)
            exponent -= mantissa.Length - point - 1;
        var kept = digits.TrimEnd('0');
        exponent += digits.Length - kept.Length;
        kept = kept.TrimStart('0');
        number = kept.Length == 0 ? new ExactNumber(false, "", 0) : new ExactNumber(isNegative, kept, exponent);
        return true;
    }

    public int CompareTo(ExactNumber other)
    {
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (Sign == 0)
            return 0;
        var magnitude = (_exponent + _digits.Length).CompareTo(other._exponent + other._digits.Length);
        if (magnitude == 0)
            magnitude = string.CompareOrdinal(_digits, other._digits); // both read as 0.digits; a longer one goes on where the other ends
        return Sign * Math.Sign(magnitude);
    }

    public bool Equals(ExactNumber other) => _isNegative == other._isNegative && _exponent == other._exponent && _digits == other._digits;

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_isNegative, _digits, _exponent);

    /// <summary>
    /// What <see cref="IsMultipleOf"/> costs: digits by digits of the divisor, and for each bit of the exponent a product of two
    /// numbers as long as the divisor.
    /// </summary>
    public long WorkOfDividing(ExactNumber divisor)
    {
        var shift = _exponent - divisor._exponent;
        if (_digits.Length == 0 || shift.Sign < 0)
            return 0;
        long words = 1 + (divisor.DigitCount / ChunkDigits);
        return ((long)DigitCount * divisor.DigitCount) + (64L * divisor.DigitCount) + (shift.GetBitLength() * words * words);
    }

    /// <summary>Whether dividing by <paramref name="divisor"/>, which is not zero, leaves nothing.</summary>
    public bool IsMultipleOf(ExactNumber divisor)
    {
        if (_digits.Length == 0)
            return true;
        var shift = _exponent - divisor._exponent;
        if (shift.Sign < 0)
            return false; // the digits end in no zero, so no power of ten is left to give
        var modulus = BigInteger.Parse(divisor._digits, CultureInfo.InvariantCulture);
        var rest = Remainder(modulus);
        return (rest * BigInteger.ModPow(10, shift, modulus) % modulus).IsZero;
    }

    private int Sign => _digits.Length == 0 ? 0 : _isNegative ? -1 : 1;

    private BigInteger Remainder(BigInteger modulus)
    {
        var rest = BigInteger.Zero;
        for (var start = 0; start < _digits.Length; start += ChunkDigits)
        {
            var chunk = _digits.AsSpan(start, Math.Min(ChunkDigits, _digits.Length - start));
            rest = ((rest * Powers[chunk.Length]) + long.Parse(chunk, CultureInfo.InvariantCulture)) % modulus;
        }

        return rest;
    }
}
