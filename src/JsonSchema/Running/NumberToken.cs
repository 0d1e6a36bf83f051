using System.Runtime.CompilerServices;
using System.Text;
using SchemaPacks.JsonSchema.Reading;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>A decimal number of up to 18 digits: <see cref="Mantissa"/> × 10^<see cref="Scale"/>. Equal as a record only where both are normalised.</summary>
internal readonly record struct NumberToken(long Mantissa, int Scale)
{
    /// <summary>The most digits, so that a mantissa fits a long and the product of two fits an <see cref="Int128"/>.</summary>
    public const int MaxDigits = 18;

    private const int MaxExponent = 1_000_000;

    private static readonly long[] Powers = PowersOfTen.UpTo(MaxDigits);

    /// <summary>Reads the number at <paramref name="p"/>.</summary>
    /// <param name="p">A minus sign or a digit.</param>
    /// <param name="number">The number; meaningless unless <paramref name="isExact"/>.</param>
    /// <param name="isExact">False for a number of more digits, or a larger exponent, than a token holds.</param>
    /// <returns>The first byte after the number; null when it is malformed.</returns>
    public static unsafe byte* Read(byte* p, out NumberToken number, out bool isExact)
    {
        bool negative = *p == '-';
        if (negative)
            p++;
        ulong value = 0;
        byte* first = p;
        uint digit = (uint)(*p - '0');
        if (digit == 0)
        {
            p++;
        }
        else
        {
            while (digit <= 9)
            {
                value = (value * 10) + digit;
                digit = (uint)(*++p - '0');
            }
        }

        long digits = p - first;
        number = default;
        isExact = digits <= MaxDigits;
        if (digits == 0)
            return null;
        if (*p == '.' || (*p | 0x20) == 'e')
            return ReadRest(p, negative, value, (int)long.Min(digits, int.MaxValue), out number, out isExact);
        number = new NumberToken(negative ? -(long)value : (long)value, 0);
        return p;
    }

    /// <summary>Reads a number of a schema; false for one of more digits, or a larger exponent, than a token holds.</summary>
    public static unsafe bool TryRead(string text, out NumberToken number)
    {
        byte[] padded = [.. Encoding.ASCII.GetBytes(text), .. new byte[JsonScan.Padding]];
        fixed (byte* p = padded)
            return Read(p, out number, out bool isExact) != null && isExact;
    }

    /// <summary>Below, at or above zero as this number is below, at or above the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CompareTo(NumberToken other) =>
        Scale == other.Scale ? Mantissa.CompareTo(other.Mantissa) : CompareScaled(other);

    /// <summary>The same number with the shortest mantissa, so that equal numbers are equal in both parts.</summary>
    public NumberToken Normalised()
    {
        if (Mantissa == 0)
            return default;
        (long mantissa, int scale) = (Mantissa, Scale);
        while (mantissa % 10 == 0)
            (mantissa, scale) = (mantissa / 10, scale + 1);
        return new NumberToken(mantissa, scale);
    }

    /// <summary>Whether the number has no fraction: <c>1.0</c> and <c>1e2</c> have none.</summary>
    public bool IsInteger => Scale >= 0 || Mantissa == 0 || (Scale >= -MaxDigits && Mantissa % Powers[-Scale] == 0);

    /// <summary>Whether the number is a whole multiple of another, above zero; null if that takes larger numbers than fit.</summary>
    public bool? IsMultipleOf(NumberToken divisor)
    {
        if (Mantissa == 0)
            return true;
        int shift = Scale - divisor.Scale;
        return shift switch
        {
            < -MaxDigits or > MaxDigits => null,
            >= 0 => (Int128)Mantissa * Powers[shift] % divisor.Mantissa == 0,
            _ => Mantissa % ((Int128)divisor.Mantissa * Powers[-shift]) == 0,
        };
    }

    private static unsafe byte* ReadRest(byte* p, bool negative, ulong value, int digits, out NumberToken number, out bool isExact)
    {
        number = default;
        isExact = false;
        int scale = 0;
        if (value == 0 && digits == 1)
            digits = 0; // leading zeros are no digits of the mantissa
        if (*p == '.')
        {
            byte* first = ++p;
            uint digit = (uint)(*p - '0');
            while (digit <= 9)
            {
                value = (value * 10) + digit;
                if (value != 0)
                    digits++;
                digit = (uint)(*++p - '0');
            }

            if (p == first)
                return null;
            scale = -(int)(p - first);
        }

        if ((*p | 0x20) == 'e')
        {
            bool down = *++p == '-';
            if (*p is (byte)'+' or (byte)'-')
                p++;
            byte* first = p;
            int exponent = 0;
            for (uint digit = (uint)(*p - '0'); digit <= 9; digit = (uint)(*++p - '0'))
                exponent = int.Min((exponent * 10) + (int)digit, MaxExponent);
            if (p == first)
                return null;
            scale += down ? -exponent : exponent;
        }

        isExact = digits <= MaxDigits && (value == 0 || int.Abs(scale) < MaxExponent / 2);
        number = new NumberToken(negative ? -(long)value : (long)value, value == 0 ? 0 : scale);
        return p;
    }

    private int CompareScaled(NumberToken other)
    {
        int sign = Math.Sign(Mantissa), otherSign = Math.Sign(other.Mantissa);
        if (sign != otherSign || sign == 0)
            return sign.CompareTo(otherSign);

        // Beyond 18 places apart, the number of the larger scale is larger whatever its digits.
        int shift = Scale - other.Scale;
        return shift switch
        {
            > MaxDigits => sign,
            < -MaxDigits => -sign,
            > 0 => ((Int128)Mantissa * Powers[shift]).CompareTo(other.Mantissa),
            _ => ((Int128)Mantissa).CompareTo((Int128)other.Mantissa * Powers[-shift]),
        };
    }
}
