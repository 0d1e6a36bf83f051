namespace SchemaPacks.Recycling;

/// <summary>
/// Objects that are free to be used again. Each thread has some at hand, without a lock; whole magazines of them go to threads that have none, since what one thread takes another
/// often gives back.
/// </summary>
/// <remarks>Magazines and the depot between them follow Bonwick and Adams, "Magazines and Vmem", USENIX 2001.</remarks>
internal static class FreeList<T>
    where T : class
{
    private const int Rounds = 64;
    private const int MaxFull = 1024; // magazines in the depot: 65,536 objects

    [ThreadStatic]
    private static Hand? _hand;

    private static readonly Lock Depot = new();
    private static readonly Stack<T[]> Full = new(), Empty = new();

    /// <summary>One that is free; null when a new one must be made.</summary>
    public static T? Take()
    {
        Hand hand = _hand ??= new Hand();
        if (hand.Count == 0 && !TryLoad(hand))
            return null;
        ref T place = ref hand.Loaded[--hand.Count];
        T item = place;
        place = null!; // nobody else can get it now
        return item;
    }

    /// <summary>Gives one back, which holds on to nothing and which nobody uses any more. If enough are free, it is left to the garbage collector.</summary>
    public static void Give(T item)
    {
        Hand hand = _hand ??= new Hand();
        if (hand.Count == Rounds && !TryUnload(hand))
            return;
        hand.Loaded[hand.Count++] = item;
    }

    private static bool TryLoad(Hand hand)
    {
        if (!hand.IsSpareFull)
            lock (Depot)
            {
                if (!Full.TryPop(out T[]? full))
                    return false;
                Empty.Push(hand.Spare);
                hand.Spare = full;
            }

        (hand.Loaded, hand.Spare) = (hand.Spare, hand.Loaded);
        (hand.Count, hand.IsSpareFull) = (Rounds, false);
        return true;
    }

    private static bool TryUnload(Hand hand)
    {
        if (hand.IsSpareFull)
            lock (Depot)
            {
                if (Full.Count == MaxFull)
                    return false;
                Full.Push(hand.Spare);
                hand.Spare = Empty.TryPop(out T[]? empty) ? empty : new T[Rounds];
            }

        (hand.Loaded, hand.Spare) = (hand.Spare, hand.Loaded);
        (hand.Count, hand.IsSpareFull) = (0, true);
        return true;
    }

    private sealed class Hand
    {
        public T[] Loaded = new T[Rounds];
        public int Count;
        public T[] Spare = new T[Rounds];
        public bool IsSpareFull;
    }
}
