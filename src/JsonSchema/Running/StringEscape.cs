using System.Runtime.CompilerServices;
using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Backslash escapes in JSON strings.</summary>
internal static unsafe class StringEscape
{
    /// <summary>The first byte after the escape at <paramref name="p"/>, a surrogate pair being one; null when it is malformed or half a pair.</summary>
    public static byte* End(byte* p)
    {
        switch (p[1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return p + 2;
            case (byte)'u':
                int unit = Unit(p + 2);
                if (unit < 0 || char.IsLowSurrogate((char)unit))
                    return null;
                if (!char.IsHighSurrogate((char)unit))
                    return p + 6;
                return p[6] == '\\' && p[7] == 'u' && Unit(p + 8) is >= 0xDC00 and <= 0xDFFF ? p + 12 : null;
            default:
                return null;
        }
    }

    /// <summary>Writes a well-formed string's text without its escapes. The result is never longer than the text.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Unescape(byte* p, byte* end, byte* target)
    {
        byte* start = target;
        while (p < end)
        {
            if (*p != '\\')
            {
                *target++ = *p++;
                continue;
            }

            if (p[1] != 'u')
            {
                *target++ = p[1] switch
                {
                    (byte)'b' => 8,
                    (byte)'f' => 12,
                    (byte)'n' => 10,
                    (byte)'r' => 13,
                    (byte)'t' => 9,
                    byte same => same,
                };
                p += 2;
                continue;
            }

            int unit = Unit(p + 2);
            p += 6;
            if (char.IsHighSurrogate((char)unit))
            {
                unit = char.ConvertToUtf32((char)unit, (char)Unit(p + 2));
                p += 6;
            }

            target += new Rune(unit).EncodeToUtf8(new Span<byte>(target, 4));
        }

        return (int)(target - start);
    }

    /// <summary>
    /// Writes a well-formed string in the spelling without escapes, in its place in the text; spaces follow its closing quote
    /// up to where the old one was, so that the text says the same as before.
    /// </summary>
    /// <returns>The new closing quote; null, and nothing is changed, for a string that cannot be spelled without escapes.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* Rewrite(byte* p, byte* end)
    {
        for (byte* at = p; at < end; at = *at == '\\' ? End(at) : at + 1)
        {
            if (*at == '\\' && at[1] != '/' && (at[1] != 'u' || Unit(at + 2) is < 0x20 or '"' or '\\'))
                return null;
        }

        byte* quote = p + Unescape(p, end, p);
        *quote = (byte)'"';
        new Span<byte>(quote + 1, (int)(end - quote)).Fill((byte)' ');
        return quote;
    }

    private static int Unit(byte* p)
    {
        int unit = 0;
        for (int i = 0; i < 4; i++)
        {
            int digit = p[i] switch
            {
                >= (byte)'0' and <= (byte)'9' => p[i] - '0',
                >= (byte)'a' and <= (byte)'f' => p[i] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => p[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
                return -1;
            unit = (unit << 4) | digit;
        }

        return unit;
    }
}
