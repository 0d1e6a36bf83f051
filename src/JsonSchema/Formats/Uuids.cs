namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 4122 section 3: 32 hexadecimal digits in five groups, of any version.</summary>
internal static class Uuids
{
    public const int Length = 36;

    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != Length)
            return false;
        for (var place = 0; place < text.Length; place++)
        {
            if (IsHyphen(place) ? text[place] != '-' : !char.IsAsciiHexDigit((char)text[place]))
                return false;
        }

        return true;
    }

    /// <summary>Whether a hyphen stands at that place, from 0.</summary>
    public static bool IsHyphen(int place) => place is 8 or 13 or 18 or 23;
}
