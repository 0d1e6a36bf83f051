using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary>
/// <c>uniqueItems</c> for arrays of up to 256 strings without escapes, integers and literals, of which equal ones have equal
/// bytes. Any other array is left to the explaining pass, which compares by value.
/// </summary>
internal static unsafe class UniqueItemsTest
{
    private const int Capacity = 256;

    /// <summary>Whether the items of a well-formed array are unique.</summary>
    [SkipLocalsInit]
    public static bool Holds(byte* start, byte* end, int count, RunState* run)
    {
        if (count < 2)
            return true;
        if (count > Capacity)
            return run->GiveUp() != null;

        NameEntry* items = stackalloc NameEntry[Capacity];
        var set = new RunState(items, depth: 0, run->StepsLeft);
        for (byte* item = JsonScan.Space(start + 1); item < end - 1;)
        {
            byte* after = ScalarEnd(item);
            if (after == null)
                return run->GiveUp() != null;
            if (!set.AddName(0, item, (int)(after - item)))
                return false;
            item = JsonScan.Space(after);
            if (*item == ',')
                item = JsonScan.Space(item + 1);
        }

        return run->Spend((nint)(end - start));
    }

    // The end of an item whose bytes decide whether it equals another; null for any other item.
    private static byte* ScalarEnd(byte* p)
    {
        switch (*p)
        {
            case (byte)'"':
                byte* quote = JsonScan.StringEnd(p + 1, out StringTraits traits);
                return (traits & StringTraits.Escaped) == 0 ? quote + 1 : null;
            case (byte)'{' or (byte)'[':
                return null;
            case (byte)'n' or (byte)'t' or (byte)'f':
                return JsonScan.LiteralEnd(p);
            default:
                byte* digit = *p == '-' ? p + 1 : p;
                if (*p == '-' && *digit == '0')
                    return null; // minus zero equals zero
                while ((uint)(*digit - '0') <= 9)
                    digit++;
                return *digit is (byte)'.' or (byte)'e' or (byte)'E' ? null : digit;
        }
    }
}
