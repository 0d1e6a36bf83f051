namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 6901, and the relative pointers of draft-bhutton-relative-json-pointer-00.</summary>
internal static class Pointers
{
    public static bool IsPointer(ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text[0] != '/')
            return false;
        for (var index = 0; index < text.Length; index++)
            if (text[index] == '~' && (index + 1 == text.Length || text[index + 1] is not ((byte)'0' or (byte)'1')))
                return false;
        return true;
    }

    public static bool IsRelative(ReadOnlySpan<byte> text)
    {
        var up = Digits(text);
        if (up == 0)
            return false;
        var rest = text[up..];
        if (!rest.IsEmpty && rest[0] is (byte)'+' or (byte)'-')
        {
            var shift = Digits(rest[1..]);
            if (shift == 0 || rest[1] == '0')
                return false;
            rest = rest[(shift + 1)..];
        }

        return rest is [(byte)'#'] || IsPointer(rest);
    }

    /// <summary>Length of a number without leading zeros; 0 for none.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var length = end < 0 ? text.Length : end;
        return length > 1 && text[0] == '0' ? 0 : length;
    }
}
