using System.Buffers;
using System.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 6570: literals and expressions such as <c>{?list*,name:3}</c>, of any level.</summary>
internal static class UriTemplates
{
    private const int MaxPrefixDigits = 4;

    private static ReadOnlySpan<byte> Operators => "+#./;?&=,!@|"u8;

    private static ReadOnlySpan<byte> NoLiterals => "\"<>\\^`{|}"u8;

    public static bool IsTemplate(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var length = 1;
            if (text[0] == '{')
            {
                var end = text.IndexOf((byte)'}');
                if (end < 0 || !IsExpression(text[1..end]))
                    return false;
                length = end + 1;
            }
            else if (!IsLiteral(text, ref length))
            {
                return false;
            }

            text = text[length..];
        }

        return true;
    }

    private static bool IsLiteral(ReadOnlySpan<byte> text, ref int length)
    {
        if (text[0] == '%')
            return UriGrammar.IsEscapeAt(text, 0);
        if (text[0] <= 0x7F)
            return text[0] > ' ' && text[0] != 0x7F && !NoLiterals.Contains(text[0]);
        return Rune.DecodeFromUtf8(text, out var rune, out length) == OperationStatus.Done && (UriGrammar.IsUniversal(rune.Value) || UriGrammar.IsPrivate(rune.Value));
    }

    private static bool IsExpression(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && Operators.Contains(text[0]))
            text = text[1..];
        if (text.IsEmpty)
            return false;
        foreach (var range in text.Split((byte)','))
            if (!IsVariable(text[range]))
                return false;
        return true;
    }

    private static bool IsVariable(ReadOnlySpan<byte> text)
    {
        if (text is [.., (byte)'*'])
        {
            text = text[..^1];
        }
        else if (text.LastIndexOf((byte)':') is >= 0 and var colon)
        {
            var digits = text[(colon + 1)..];
            if (digits.Length is 0 or > MaxPrefixDigits || digits[0] == '0' || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
                return false;
            text = text[..colon];
        }

        return IsName(text);
    }

    private static bool IsName(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] == '.' || text[^1] == '.' || text.IndexOf(".."u8) >= 0)
            return false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '%' && UriGrammar.IsEscapeAt(text, index))
                index += 2;
            else if (!char.IsAsciiLetterOrDigit((char)text[index]) && text[index] is not ((byte)'_' or (byte)'.'))
                return false;
        }

        return true;
    }
}
