using System.Buffers.Text;

namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 2673 section 3.2 and RFC 4291 section 2.2: addresses without zone, prefix or port.</summary>
internal static class IpAddresses
{
    public static bool IsV4(ReadOnlySpan<byte> text)
    {
        for (var part = 1; part <= 4; part++)
        {
            var end = part < 4 ? text.IndexOf((byte)'.') : text.Length;
            if (end is < 1 or > 3 || (end > 1 && text[0] == '0') || !Utf8Parser.TryParse(text[..end], out byte _, out var read) || read != end || text[0] == '+')
                return false;
            text = part < 4 ? text[(end + 1)..] : text;
        }

        return true;
    }

    public static bool IsV6(ReadOnlySpan<byte> text)
    {
        var gap = text.IndexOf("::"u8);
        if (gap < 0)
            return Groups(text) == 8;
        var before = text[..gap].IsEmpty ? 0 : GroupsWithoutV4(text[..gap]);
        var after = text[(gap + 2)..].IsEmpty ? 0 : Groups(text[(gap + 2)..]);
        return before >= 0 && after >= 0 && before + after < 8; // the gap stands for one group or more
    }

    /// <summary>How many groups of 16 bits, a dotted tail being two; -1 for none.</summary>
    private static int Groups(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'.'))
            return GroupsWithoutV4(text);
        var colon = text.LastIndexOf((byte)':');
        if (!IsV4(text[(colon + 1)..]))
            return -1;
        var before = colon < 0 ? 0 : GroupsWithoutV4(text[..colon]);
        return before < 0 ? -1 : before + 2;
    }

    private static int GroupsWithoutV4(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var range in text.Split((byte)':'))
        {
            var group = text[range];
            if (group.Length is 0 or > 4)
                return -1;
            foreach (var digit in group)
                if (!char.IsAsciiHexDigit((char)digit))
                    return -1;
            count++;
        }

        return count;
    }
}
