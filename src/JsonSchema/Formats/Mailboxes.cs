namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 5321 section 4.1.2, <c>Mailbox</c>; with characters beyond ASCII RFC 6531.</summary>
internal static class Mailboxes
{
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~";

    public static bool IsMailbox(string text, bool international)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocal(text[..at], international) && IsDomain(text[(at + 1)..], international);
    }

    private static bool IsLocal(string text, bool international) =>
        text[0] == '"' ? IsQuoted(text, international) : text.Split('.').All(atom => atom.Length > 0 && atom.All(unit => IsAtomCharacter(unit, international)));

    private static bool IsAtomCharacter(char unit, bool international) =>
        char.IsAsciiLetterOrDigit(unit) || AtomPunctuation.Contains(unit, StringComparison.Ordinal) || (international && unit > 0x7F);

    private static bool IsQuoted(string text, bool international)
    {
        if (text.Length < 2 || text[^1] != '"')
            return false;
        for (var index = 1; index < text.Length - 1; index++)
        {
            if (text[index] == '\\' && ++index == text.Length - 1)
                return false;
            else if (text[index] == '"' && text[index - 1] != '\\')
                return false;
            if (text[index] < ' ' || text[index] == 0x7F || (text[index] > 0x7F && !international))
                return false;
        }

        return true;
    }

    private static bool IsDomain(string text, bool international)
    {
        if (text.StartsWith('[') && text.EndsWith(']'))
            return text.StartsWith("[IPv6:", StringComparison.OrdinalIgnoreCase) ? IpAddresses.IsV6(text.AsSpan()[6..^1]) : IpAddresses.IsV4(text.AsSpan()[1..^1]);
        return international ? Hostnames.IsInternational(text) : Hostnames.IsHostname(text);
    }
}
