using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SchemaPacks.JsonSchema.Running;

/// <summary><c>uniqueItems</c>: by hash, so that n items take n steps and not n².</summary>
internal static unsafe class UniqueItemsTest
{
    // The places of a table on the stack; twice as many as items that it serves.
    private const int StackPlaces = 256;

    // Twice as many places are the most that an array can have.
    private const int MostItems = 1 << 29;

    /// <summary>Whether the items of a well-formed array are unique. False also when undecided.</summary>
    [SkipLocalsInit]
    public static bool Holds(byte* start, byte* end, int count, RunState* run)
    {
        if (count < 2)
            return true;
        if (!run->Spend((nint)(end - start)))
            return false;
        if (count > MostItems)
            return run->GiveUp() != null;
        int places = (int)BitOperations.RoundUpToPowerOf2((uint)count * 2);
        if (places <= StackPlaces)
        {
            Place* table = stackalloc Place[StackPlaces];
            return AreUnique(start, table, places, run);
        }

        Place[] rented = ArrayPool<Place>.Shared.Rent(places);
        try
        {
            fixed (Place* table = rented)
                return AreUnique(start, table, places, run);
        }
        finally
        {
            ArrayPool<Place>.Shared.Return(rented);
        }
    }

    private static bool AreUnique(byte* start, Place* table, int places, RunState* run)
    {
        new Span<Place>(table, places).Clear();
        for (byte* item = JsonScan.Space(start + 1); *item != ']';)
        {
            byte* after = ValueHash.Read(item, out ulong hash, run);
            if (after == null)
                return false;
            Place* place = table + (int)(hash & (uint)(places - 1));
            while (place->Distance != 0)
            {
                if (place->Hash == hash && ValueEquality.AreSame(start + place->Distance, item, run))
                    return false;
                if (!run->Spend(0))
                    return false;
                if (++place == table + places)
                    place = table;
            }

            place->Hash = hash;
            place->Distance = (nint)(item - start);
            item = WellFormed.Next(after);
        }

        return true;
    }

    // An item by its hash and where it begins, from the opening bracket on; 0 for an empty place.
    private struct Place
    {
        public ulong Hash;
        public nint Distance;
    }
}
