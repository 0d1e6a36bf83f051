namespace SchemaPacks.JsonSchema.Formats;

/// <summary>RFC 3339 section 5.6: <c>date</c>, <c>time</c> and <c>date-time</c>. Only ASCII digits are digits.</summary>
internal static class DateTimes
{
    private const int MinutesPerDay = 24 * 60;

    public static bool IsDateTime(ReadOnlySpan<byte> text) =>
        text.Length > 10 && text[10] is (byte)'T' or (byte)'t' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-'
        && TryNumber(text[..4], out var year) && TryNumber(text[5..7], out var month) && TryNumber(text[8..], out var day)
        && month is >= 1 and <= 12 && day >= 1 && day <= Days(year, month);

    public static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !TryNumber(text[..2], out var hour) || !TryNumber(text[3..5], out var minute) || !TryNumber(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 60)
            return false;

        text = text[8..];
        if (text[0] == '.')
        {
            var end = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (end <= 0)
                return false;
            text = text[(end + 1)..];
        }

        if (!TryOffset(text, out var offset))
            return false;
        var utc = ((hour * 60) + minute - offset + MinutesPerDay) % MinutesPerDay;
        return second < 60 || utc == MinutesPerDay - 1; // a leap second is the last of a day in UTC
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != ':'
            || !TryNumber(text[1..3], out var hour) || !TryNumber(text[4..], out var minute) || hour > 23 || minute > 59)
            return false;
        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static int Days(int year, int month) => month switch
    {
        4 or 6 or 9 or 11 => 30,
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        _ => 31,
    };

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
