namespace SchemaPacks.JsonSchema.Formats.Idna;

/// <summary>
/// RFC 3492: code points as ASCII, without the prefix <c>xn--</c>. Both ways are quadratic in a label's length, which the callers' spans bound to
/// <see cref="Longest"/>.
/// </summary>
internal static class Punycode
{
    /// <summary>The most ASCII characters after <c>xn--</c> in a label of 63; a label has no more code points than that.</summary>
    public const int Longest = 59;

    // RFC 3492, section 5
    private const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 128;

    /// <param name="text">ASCII letters, digits and hyphens; upper case is read as lower case.</param>
    /// <param name="label">Room for the code points.</param>
    /// <returns>How many there are; -1 if the text is no Punycode or has more than there is room for.</returns>
    public static int Decode(ReadOnlySpan<byte> text, Span<int> label)
    {
        var delimiter = text.LastIndexOf((byte)'-');
        var count = int.Max(delimiter, 0);
        if (count > label.Length)
            return -1;
        for (var index = 0; index < count; index++)
            label[index] = Lower(text[index]);
        text = text[(delimiter + 1)..];

        long n = InitialN, i = 0;
        var bias = InitialBias;
        while (!text.IsEmpty)
        {
            var before = i;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                if (text.IsEmpty || Digit(text[0]) is not (>= 0 and var digit))
                    return -1;
                text = text[1..];
                i += digit * weight;
                if (i > int.MaxValue)
                    return -1;
                var threshold = int.Clamp(k - bias, TMin, TMax);
                if (digit < threshold)
                    break;
                weight *= Base - threshold;
                if (weight > int.MaxValue)
                    return -1;
            }

            bias = Adapt(i - before, count + 1, before == 0);
            n += i / (count + 1);
            i %= count + 1;
            if (n > 0x10FFFF || count == label.Length)
                return -1;
            label[(int)i..count].CopyTo(label[((int)i + 1)..]);
            label[(int)i++] = (int)n;
            count++;
        }

        return count;
    }

    /// <param name="label">At most <see cref="Longest"/> code points.</param>
    /// <param name="text">Room for the result, in lower case.</param>
    /// <returns>Its length; -1 if there is not enough room.</returns>
    public static int Encode(ReadOnlySpan<int> label, Span<byte> text)
    {
        var length = 0;
        foreach (var codePoint in label)
        {
            if (codePoint >= InitialN)
                continue;
            if (length == text.Length)
                return -1;
            text[length++] = (byte)codePoint;
        }

        var (handled, basic) = (length, length);
        if (basic > 0 && !TryAppend(text, ref length, (byte)'-'))
            return -1;
        int n = InitialN, bias = InitialBias;
        long delta = 0;
        while (handled < label.Length)
        {
            var next = int.MaxValue;
            foreach (var codePoint in label)
                next = codePoint >= n && codePoint < next ? codePoint : next;
            delta += (next - n) * (handled + 1L);
            n = next;
            foreach (var codePoint in label)
            {
                delta += codePoint < n ? 1 : 0;
                if (codePoint != n)
                    continue;
                if (!TryAppend(text, ref length, delta, bias))
                    return -1;
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
            n++;
        }

        return length;
    }

    private static bool TryAppend(Span<byte> text, ref int length, long delta, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = int.Clamp(k - bias, TMin, TMax);
            if (delta < threshold)
                return TryAppend(text, ref length, Letter((int)delta));
            if (!TryAppend(text, ref length, Letter(threshold + (int)((delta - threshold) % (Base - threshold)))))
                return false;
            delta = (delta - threshold) / (Base - threshold);
        }
    }

    private static bool TryAppend(Span<byte> text, ref int length, byte value)
    {
        if (length == text.Length)
            return false;
        text[length++] = value;
        return true;
    }

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta /= isFirst ? Damp : 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    private static int Digit(byte value) => Lower(value) switch
    {
        >= (byte)'a' and <= (byte)'z' and var letter => letter - 'a',
        >= (byte)'0' and <= (byte)'9' and var digit => digit - '0' + 26,
        _ => -1,
    };

    private static byte Letter(int digit) => (byte)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
