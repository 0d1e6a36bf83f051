namespace SchemaPacks.Feeds;

/// <summary>Says where a pack's id looks like a better known one's: SP7014. A hint: whether it is the pack that was meant, people have to say.</summary>
internal static class LookAlikeHints
{
    /// <summary>A pack that is fetched so many times as often as another is the better known one.</summary>
    private const int FarMore = 10;

    /// <summary>A pack that is fetched less often than this is not known at all.</summary>
    private const int LeastDownloads = 100;

    /// <summary>How many packs are looked at for each word.</summary>
    private const int Found = 20;

    /// <summary>How long a hint is worth waiting for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Packs that a change brought, beside those that were there.</summary>
    public static IEnumerable<Diagnostic> OfAdded(PackLock before, PackLock after) =>
        from pack in after.Packs
        where before.Find(pack.Id) is null
        from known in before.Packs
        where after.Find(known.Id) is not null && IdLikeness.Holds(pack.Id, known.Id)
        select Of(pack.Id, $"'{pack.Id}' is new here, and its id looks like that of '{known.Id}', which was here before; remove it if you meant that one");

    /// <summary>Packs that were found, beside those that are locked and beside each other.</summary>
    public static IEnumerable<Diagnostic> OfFound(IReadOnlyList<FoundPack> found, PackLock locked)
    {
        foreach (FoundPack pack in found.DistinctBy(pack => pack.Id, StringComparer.OrdinalIgnoreCase).Where(pack => locked.Find(pack.Id) is null))
        {
            if (locked.Packs.FirstOrDefault(known => IdLikeness.Holds(pack.Id, known.Id)) is { } known)
                yield return Of(pack.Id, $"the id of '{pack.Id}' looks like that of '{known.Id}', which is locked here");
            else if (BetterKnown(pack, found) is { } better)
                yield return better;
        }
    }

    /// <summary>One pack, beside what its source has; null also when the source does not answer soon, or does not count.</summary>
    public static async Task<Diagnostic?> OnFeedAsync(PackFeed feed, string id, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            FeedAnswer[] answers = await Task.WhenAll(Words(id).Select(word => feed.SearchAsync(word, prerelease: true, Found, limit.Token)));
            FoundPack[] found = [.. answers.SelectMany(answer => answer.Packs)];
            return found.FirstOrDefault(pack => pack.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } own ? BetterKnown(own, found) : null;
        }
        catch (FeedException)
        {
            return null; // whoever fetches from the source hears of it
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static Diagnostic? BetterKnown(FoundPack pack, IReadOnlyList<FoundPack> found) => found
        .Where(other => other.Downloads >= LeastDownloads && other.Downloads >= FarMore * (pack.Downloads ?? long.MaxValue / FarMore) && IdLikeness.Holds(pack.Id, other.Id))
        .MaxBy(other => other.Downloads) is { } better
            ? Of(pack.Id, $"the id of '{pack.Id}' ({pack.Downloads} downloads) looks like that of '{better.Id}' ({better.Downloads} downloads) on '{better.Source}'; see which one you mean")
            : null;

    // A search finds words: one of them may be spelt like the better known pack's.
    private static IEnumerable<string> Words(string id)
    {
        string[] parts = id.Split('.', '-', '_');
        return new[] { id, parts[0], parts[^1] }.Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static Diagnostic Of(string id, string message) => Diagnostics.LookAlikeId.Create(message) with { Pack = id };
}
