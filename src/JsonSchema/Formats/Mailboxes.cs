using System.Buffers;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 5321 section 4.1.2, <c>Mailbox</c>; with characters beyond ASCII RFC 6531.</summary>
internal static class Mailboxes
{
    private static readonly SearchValues<byte> Atom = SearchValues.Create("!#$%&'*+-/0123456789=?ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

    public static bool IsMailbox(ReadOnlySpan<byte> text) => IsMailbox(text, international: false);

    public static bool IsInternational(ReadOnlySpan<byte> text) => IsMailbox(text, international: true);

    private static bool IsMailbox(ReadOnlySpan<byte> text, bool international)
    {
        var at = text.LastIndexOf((byte)'@');
        return at > 0 && IsLocal(text[..at], international) && IsDomain(text[(at + 1)..], international);
    }

    private static bool IsLocal(ReadOnlySpan<byte> text, bool international)
    {
        if (text[0] == '"')
            return IsQuoted(text, international);
        var hasAtom = false;
        foreach (var value in text)
        {
            if (value == '.' && !hasAtom)
                return false;
            hasAtom = value != '.';
            if (hasAtom && !Atom.Contains(value) && (value <= 0x7F || !international))
                return false;
        }

        return hasAtom;
    }

    private static bool IsQuoted(ReadOnlySpan<byte> text, bool international)
    {
        if (text.Length < 2 || text[^1] != '"')
            return false;
        for (var index = 1; index < text.Length - 1; index++)
        {
            var isEscaped = text[index] == '\\';
            if (isEscaped && ++index == text.Length - 1)
                return false;
            if (!isEscaped && text[index] == '"')
                return false;
            if (text[index] < ' ' || text[index] == 0x7F || (text[index] > 0x7F && !international))
                return false;
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<byte> text, bool international)
    {
        if (text is [(byte)'[', .., (byte)']'])
            return text.Length > 6 && System.Text.Ascii.EqualsIgnoreCase(text[..6], "[IPv6:"u8) ? IpAddresses.IsV6(text[6..^1]) : IpAddresses.IsV4(text[1..^1]);
        return international ? Hostnames.IsInternational(text) : Hostnames.IsPlain(text);
    }
}
