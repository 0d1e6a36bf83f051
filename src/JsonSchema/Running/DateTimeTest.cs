using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>date-time</c> of RFC 3339, section 5.6, read from bytes: <c>2026-11-23T06:11:29.105262Z</c>.</summary>
internal sealed unsafe class DateTimeTest : StringTest
{
    public static DateTimeTest Instance { get; } = new();

    public override bool Holds(byte* p, int length, RunState* run)
    {
        // The shortest form has 20 bytes; every fixed place is read at once and judged by one comparison.
        if (length < 20)
            return false;
        int century = Two(p), year = Two(p + 2), month = Two(p + 5), day = Two(p + 8), hour = Two(p + 11), minute = Two(p + 14), second = Two(p + 17);
        if ((century | year | month | day | hour | minute | second) < 0
            || p[4] != '-' || p[7] != '-' || (p[10] | 0x20) != 't' || p[13] != ':' || p[16] != ':')
        {
            return false;
        }

        return month is >= 1 and <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60
            && (day <= 28 || day <= DaysIn((century * 100) + year, month))
            && EndsWell(p + 19, p + length, (hour * 60) + minute, second == 60);
    }

    // A fraction if any, then Z or an offset. A leap second is the last of a day in UTC.
    private static bool EndsWell(byte* p, byte* end, int minuteOfDay, bool isLeapSecond)
    {
        if (*p == '.')
        {
            var first = ++p;
            while ((uint)(*p - '0') <= 9 && p < end)
                p++;
            if (p == first)
                return false;
        }

        if (end - p == 1)
            return (*p | 0x20) == 'z' && (!isLeapSecond || minuteOfDay == 1439);
        if (end - p != 6 || *p is not ((byte)'+' or (byte)'-') || p[3] != ':')
            return false;
        int hours = Two(p + 1), minutes = Two(p + 4);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59)
            return false;
        var offset = ((hours * 60) + minutes) * (*p == '-' ? -1 : 1);
        return !isLeapSecond || (minuteOfDay - offset + 2880) % 1440 == 1439;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // Two digits; negative for anything else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(byte* p)
    {
        uint tens = (uint)(p[0] - '0'), ones = (uint)(p[1] - '0');
        return tens > 9 || ones > 9 ? -1 : (int)((tens * 10) + ones);
    }
}
