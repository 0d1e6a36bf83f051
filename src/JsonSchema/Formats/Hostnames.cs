using System.Buffers;
using System.Text;
using SchemaPacks.JsonSchema.Formats.Idna;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 1123 section 2.1: labels of at most 63 octets, 253 in all. Labels in other scripts, and those that begin with <c>xn--</c>, are held to IDNA2008.</summary>
internal static class Hostnames
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;

    private static readonly SearchValues<byte> LetterDigitHyphen = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>ASCII alone; nothing is asked of a label that begins with <c>xn--</c>.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestName)
            return false;
        for (var dot = utf8.IndexOf((byte)'.'); dot >= 0; dot = utf8.IndexOf((byte)'.'))
        {
            if (!IsPlainLabel(utf8[..dot]))
                return false;
            utf8 = utf8[(dot + 1)..];
        }

        return IsPlainLabel(utf8);
    }

    /// <summary>ASCII, where a label that begins with <c>xn--</c> is an A-label.</summary>
    public static bool IsHostname(ReadOnlySpan<byte> utf8) =>
        IsPlain(utf8) && (!HasPrefixedLabel(utf8) || IsInternational(utf8, reservesHyphens: false));

    /// <summary>A-labels, U-labels and plain ones; also the ideographic full stops separate labels.</summary>
    public static bool IsInternational(ReadOnlySpan<byte> utf8) => IsInternational(utf8, reservesHyphens: true);

    private static bool IsInternational(ReadOnlySpan<byte> utf8, bool reservesHyphens)
    {
        Span<int> label = stackalloc int[LongestLabel];
        var (bidi, length) = (default(BidiRule), -1); // no separator before the first label
        while (true)
        {
            var end = LabelEnd(utf8, out var separator);
            var octets = Label(utf8[..end], label, reservesHyphens, out var codePoints);
            length += octets + 1;
            if (octets < 0 || length > LongestName)
                return false;
            bidi.Add(label[..codePoints]);
            if (separator == 0)
                return bidi.Holds;
            utf8 = utf8[(end + separator)..];
        }
    }

    // The octets of a label in ASCII, and its code points; -1 for what is no label.
    private static int Label(ReadOnlySpan<byte> utf8, Span<int> label, bool reservesHyphens, out int codePoints)
    {
        codePoints = 0;
        Span<byte> ascii = stackalloc byte[Punycode.Longest];
        if (!Ascii.IsValid(utf8))
        {
            codePoints = Decode(utf8, label[..Punycode.Longest]);
            return codePoints > 0 && IdnaLabel.IsValid(label[..codePoints]) && Punycode.Encode(label[..codePoints], ascii) is > 0 and var octets ? octets + 4 : -1;
        }

        if (!IsPlainLabel(utf8))
            return -1;
        if (!HasPrefix(utf8))
        {
            foreach (var value in utf8)
                label[codePoints++] = value | (value is >= (byte)'A' and <= (byte)'Z' ? 0x20 : 0);
            return reservesHyphens && utf8.Length > 3 && utf8[2] == '-' && utf8[3] == '-' ? -1 : utf8.Length; // "??--" is reserved (RFC 5890, section 2.3.1)
        }

        codePoints = Punycode.Decode(utf8[4..], label[..Punycode.Longest]);
        return codePoints > 0 && label[..codePoints].ContainsAnyExceptInRange(0, 0x7F) && IdnaLabel.IsValid(label[..codePoints])
            && Punycode.Encode(label[..codePoints], ascii) is > 0 and var same && Ascii.EqualsIgnoreCase(ascii[..same], utf8[4..])
            ? utf8.Length : -1;
    }

    private static int Decode(ReadOnlySpan<byte> utf8, Span<int> label)
    {
        var count = 0;
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var rune, out var length) != OperationStatus.Done || count == label.Length)
                return -1;
            label[count++] = rune.Value;
            utf8 = utf8[length..];
        }

        return count;
    }

    // RFC 3490 section 3.1: U+002E, U+3002, U+FF0E and U+FF61. The separator has no bytes at the end.
    private static int LabelEnd(ReadOnlySpan<byte> utf8, out int separator)
    {
        for (var index = 0; index < utf8.Length; index++)
        {
            separator = utf8[index] switch
            {
                (byte)'.' => 1,
                0xE3 when utf8[index..].StartsWith("\u3002"u8) => 3,
                0xEF when utf8[index..].StartsWith("\uFF0E"u8) || utf8[index..].StartsWith("\uFF61"u8) => 3,
                _ => 0,
            };
            if (separator > 0)
                return index;
        }

        separator = 0;
        return utf8.Length;
    }

    private static bool HasPrefixedLabel(ReadOnlySpan<byte> ascii)
    {
        while (!HasPrefix(ascii))
        {
            var dot = ascii.IndexOf((byte)'.');
            if (dot < 0)
                return false;
            ascii = ascii[(dot + 1)..];
        }

        return true;
    }

    private static bool HasPrefix(ReadOnlySpan<byte> label) => label.Length >= 4 && Ascii.EqualsIgnoreCase(label[..4], "xn--"u8);

    private static bool IsPlainLabel(ReadOnlySpan<byte> label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-' && !label.ContainsAnyExcept(LetterDigitHyphen);
}
