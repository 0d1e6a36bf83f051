using System.Runtime.CompilerServices;
using System.Text;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>Backslash escapes in JSON strings.</summary>
internal static unsafe class StringEscape
{
    // The letters of short escapes, and the control characters that they stand for.
    private static ReadOnlySpan<byte> ShortForms => "bfnrt"u8;

    private static ReadOnlySpan<byte> Controls => "\b\f\n\r\t"u8;

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
    public static int Unescape(byte* p, byte* end, byte* target) => Write(p, end, target, keepsNeeded: false);

    /// <summary>
    /// Writes a well-formed string in its one spelling (no escape but where JSON needs one, and then the shortest) in its place in
    /// the text; spaces follow its closing quote up to where the old one was, so that the text says the same as before.
    /// </summary>
    /// <returns>The new closing quote.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static byte* Rewrite(byte* p, byte* end)
    {
        byte* quote = p + Write(p, end, p, keepsNeeded: true);
        *quote = (byte)'"';
        new Span<byte>(quote + 1, (int)(end - quote)).Fill((byte)' ');
        return quote;
    }

    /// <summary>A text in that spelling, for comparing with strings that were rewritten.</summary>
    public static byte[] Spelled(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] spelled = new byte[utf8.Length * 6];
        fixed (byte* start = spelled)
        {
            byte* target = start;
            foreach (byte value in utf8)
            {
                if (NeedsEscape(value))
                    target = Spell(target, value);
                else
                    *target++ = value;
            }

            return spelled[..(int)(target - start)];
        }
    }

    private static int Write(byte* p, byte* end, byte* target, bool keepsNeeded)
    {
        byte* start = target;
        while (p < end)
        {
            if (*p != '\\')
            {
                *target++ = *p++;
                continue;
            }

            int point = CodePoint(ref p);
            if (keepsNeeded && NeedsEscape(point))
                target = Spell(target, point);
            else if (point < 0x80)
                *target++ = (byte)point;
            else
                target += new Rune(point).EncodeToUtf8(new Span<byte>(target, 4));
        }

        return (int)(target - start);
    }

    // What the escape at a place stands for; the place is then behind it.
    private static int CodePoint(ref byte* p)
    {
        byte kind = p[1];
        p += 2;
        if (kind != 'u')
        {
            int letter = ShortForms.IndexOf(kind);
            return letter < 0 ? kind : Controls[letter];
        }

        int unit = Unit(p);
        p += 4;
        if (char.IsHighSurrogate((char)unit))
        {
            unit = char.ConvertToUtf32((char)unit, (char)Unit(p + 2));
            p += 6;
        }

        return unit;
    }

    private static bool NeedsEscape(int point) => point is < 0x20 or '"' or '\\';

    private static byte* Spell(byte* target, int point)
    {
        *target++ = (byte)'\\';
        int letter = Controls.IndexOf((byte)point);
        if (point >= 0x20 || letter >= 0)
        {
            *target++ = letter >= 0 ? ShortForms[letter] : (byte)point;
            return target;
        }

        "u00"u8.CopyTo(new Span<byte>(target, 3));
        target[3] = (byte)(point < 0x10 ? '0' : '1');
        target[4] = "0123456789abcdef"u8[point & 15];
        return target + 5;
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
