using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>date-time</c> of RFC 3339, section 5.6, read from bytes: <c>2026-11-23T06:11:29.105262Z</c>.</summary>
internal sealed unsafe class DateTimeTest : StringTest
{
    public static DateTimeTest Instance { get; } = new();

    // The places of digits up to the seconds, as bits.
    private const uint DigitPlaces = 0b110_1101_1011_0110_1111;

    public override bool Holds(byte* p, int length, RunState* run)
    {
        // The shortest form has 20 bytes.
        if (length < 20)
            return false;
        uint digits = Digits(p);
        if ((digits & DigitPlaces) != DigitPlaces || p[4] != '-' || p[7] != '-' || (p[10] | 0x20) != 't' || p[13] != ':' || p[16] != ':')
            return false;

        int month = Two(p + 5), day = Two(p + 8), hour = Two(p + 11), minute = Two(p + 14), second = Two(p + 17);
        return month is >= 1 and <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 60
            && (day <= 28 || day <= DaysIn((Two(p) * 100) + Two(p + 2), month))
            && EndsWell(p + 19, p + length, digits >> 19, (hour * 60) + minute, second == 60);
    }

    // A fraction if any, then Z or an offset. A leap second is the last of a day in UTC.
    private static bool EndsWell(byte* p, byte* end, uint digits, int minuteOfDay, bool isLeapSecond)
    {
        if (*p == '.')
        {
            int count = BitOperations.TrailingZeroCount(~(digits >> 1));
            if (count == 0)
                return false;
            p += 1 + count;
            while ((uint)(*p - '0') <= 9 && p < end) // more than the vector held
                p++;
        }

        if (end - p == 1)
            return (*p | 0x20) == 'z' && (!isLeapSecond || minuteOfDay == 1439);
        if (end - p != 6 || *p is not ((byte)'+' or (byte)'-') || p[3] != ':' || (Digits(p) & 0b110110) != 0b110110)
            return false;
        int hours = Two(p + 1), minutes = Two(p + 4);
        if (hours > 23 || minutes > 59)
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

    // A bit for each of the 32 bytes that is a digit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Digits(byte* p)
    {
        Vector256<byte> values = Vector256.Load(p) - Vector256.Create((byte)'0');
        return Vector256.Equals(Vector256.Min(values, Vector256.Create((byte)9)), values).ExtractMostSignificantBits();
    }

    // Two bytes that are digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(byte* p) => (p[0] * 10) + p[1] - ('0' * 11);
}
