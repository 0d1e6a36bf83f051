using System.Globalization;
using System.Numerics;

namespace SchemaPacks.Parsing;

/// <summary>A decimal number of any size as 0.<paramref name="Digits"/> × 10^<paramref name="Point"/>. Equal numbers are equal values.</summary>
/// <param name="Negative">Below zero.</param>
/// <param name="Digits">Its digits, without zeros at either end; empty for zero.</param>
/// <param name="Point">How many digits stand before the point. An author may write any exponent, hence no machine integer.</param>
internal readonly record struct DecimalText(bool Negative, string Digits, BigInteger Point)
{
    public bool IsInteger => Point >= Digits.Length;

    /// <summary>Takes a number apart that JSON or <see cref="double.ToString(IFormatProvider)"/> spelled.</summary>
    public static DecimalText Parse(ReadOnlySpan<char> number)
    {
        var negative = number[0] == '-';
        if (negative)
            number = number[1..];
        var exponentAt = number.IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var exponent = exponentAt < 0 ? BigInteger.Zero : BigInteger.Parse(number[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var pointAt = mantissa.IndexOf('.');
        var whole = pointAt < 0 ? mantissa : mantissa[..pointAt];
        var all = string.Concat(whole, pointAt < 0 ? "" : mantissa[(pointAt + 1)..]);
        var digits = all.AsSpan().TrimStart('0');
        var point = exponent + whole.Length - (all.Length - digits.Length);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? default(DecimalText) with { Digits = "" } : new DecimalText(negative, digits.ToString(), point);
    }

    /// <summary>The layout of ECMAScript's Number::toString (ECMA-262, §6.1.6.1.20), whatever the count of digits.</summary>
    public override string ToString()
    {
        if (Digits.Length == 0)
            return "0";
        var sign = Negative ? "-" : "";
        if (Point > 21 || Point <= -6)
        {
            var exponent = Point - 1;
            var fraction = Digits.Length == 1 ? "" : $".{Digits.AsSpan(1)}";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{Digits[0]}{fraction}e{(exponent.Sign < 0 ? "-" : "+")}{BigInteger.Abs(exponent)}");
        }

        var point = (int)Point;
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{Digits}";
        return point >= Digits.Length
            ? sign + Digits.PadRight(point, '0')
            : $"{sign}{Digits.AsSpan(0, point)}.{Digits.AsSpan(point)}";
    }
}
