namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 4122 section 3: 32 hexadecimal digits in five groups, of any version.</summary>
internal static class Uuids
{
    public static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36)
            return false;
        for (var index = 0; index < text.Length; index++)
        {
            if (index is 8 or 13 or 18 or 23 ? text[index] != '-' : !char.IsAsciiHexDigit((char)text[index]))
                return false;
        }

        return true;
    }
}
