namespace SchemaPacks.Replaying;

/// <summary>Finds out what became of the letters that were under way when an earlier replay was ended, before anything else goes.</summary>
internal static class EndedReplay
{
    /// <summary>Settles the letters that were recorded. The others are still wanted, and go as if nothing had happened.</summary>
    /// <exception cref="IOException">The files where they would be cannot be opened, or another process has them.</exception>
    public static void Resolve(Replay replay, OpenHandlers handlers, Action<Letter, ReplayWay> settle)
    {
        if (replay.Cursor.Trying is not { } trying)
            return;
        List<(Letter Letter, ReplayWay Way)> wanted = [.. replay.Ways(hasHost: true, all: true)
            .SkipWhile(item => item.Letter.Sequence < trying.Letter)
            .TakeThrough(item => Went(item, trying), Math.Max(1, trying.Letters?.Length ?? trying.Count))];
        Letter[] under = [.. wanted.Where(item => Went(item, trying)).Select(item => item.Letter)];
        bool[] written = trying.Handler is { } handler
            ? handlers.Open(handler).FindWritten(under, trying.Next)
            : [.. under.Select(letter => RecordedIds.Contain(replay.Disk, replay.Folder, letter, trying.Since ?? []))];
        HashSet<Letter> recorded = [.. under.Zip(written).Where(pair => pair.Second).Select(pair => pair.First)];

        foreach ((Letter letter, ReplayWay way) in wanted)
        {
            if (recorded.Count == 0)
                break;
            if (recorded.Remove(letter))
                settle(letter, way);
            else
                replay.Cursor.Settle(letter, isLeft: true); // one in between: it is looked at again
        }

        replay.Cursor.End();
        replay.Cursor.Save();
    }

    private static bool Went((Letter Letter, ReplayWay Way) item, Attempt trying) => trying.Handler is { } handler
        ? item.Way.Kind == WayKind.Handler && item.Letter.Handler == handler && (trying.Letters is null || trying.Letters.Contains(item.Letter.Sequence))
        : item.Letter.Sequence == trying.Letter;

    // Items up to the one that is the last of so many.
    private static IEnumerable<T> TakeThrough<T>(this IEnumerable<T> items, Func<T, bool> counts, int count)
    {
        foreach (T item in items)
        {
            yield return item;
            if (counts(item) && --count == 0)
                yield break;
        }
    }
}
