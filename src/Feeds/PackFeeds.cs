namespace SchemaPacks.Feeds;

/// <summary>
/// The packs of one folder that come from NuGet feeds: which are wanted (<c>packs.json</c>), which exactly those are (<c>packs.lock.json</c>), and their
/// packages (<c>packs.cache</c>). What goes wrong is a finding of the outcome; a change that fails changes nothing.
/// </summary>
/// <example>
/// <code>
/// var feeds = new PackFeeds(new PackFeedOptions { Folder = "." });
/// PackChange change = await feeds.AddAsync("Acme.Web.Schemas", "1.*");
/// </code>
/// </example>
public sealed class PackFeeds
{
    private readonly PackFeedOptions _options;
    private readonly Lock _opening = new();
    private FeedSet? _feeds;

    /// <param name="options">Which folder, and where packs come from.</param>
    public PackFeeds(PackFeedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Signatures = new PackageSignatures(options);
    }

    /// <summary>Which folder, and where packs come from.</summary>
    public PackFeedOptions Options => _options;

    /// <summary>Judges the signatures of the packs, and remembers who signed what.</summary>
    public PackageSignatures Signatures { get; }

    /// <summary>Searches all sources for packs.</summary>
    /// <param name="words">Parts of ids, titles, tags or descriptions; empty for all packs.</param>
    /// <param name="prerelease">Whether prereleases are found too.</param>
    /// <param name="count">The most packs of one source.</param>
    /// <param name="source">The only source to search: a name, a folder or an address.</param>
    /// <param name="progress">Hears which source is searched.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SearchOutcome> SearchAsync(
        string words = "", bool prerelease = false, int count = 20, string? source = null, IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return Inquiry.SearchAsync(_options, Feeds, words.Trim(), prerelease, count, source, progress, cancellationToken);
    }

    /// <summary>Looks up which packs have newer versions. Changes nothing.</summary>
    /// <param name="progress">Hears which pack is looked up.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<OutdatedOutcome> OutdatedAsync(IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Inquiry.OutdatedAsync(_options, Feeds, progress, cancellationToken);

    /// <summary>The packs that can be used without asking any source.</summary>
    /// <param name="progress">Hears which package is compared.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<InstalledPacks> InstalledAsync(IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Inquiry.InstalledAsync(_options, Signatures, progress, cancellationToken);

    /// <summary>Adds a pack to the list, or asks something else of it, and fetches it with all that it needs.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="version">A version, range or floating version; null for the latest.</param>
    /// <param name="source">The only source it may come from: a name, a folder or an address. Null: what the list says, else the one source that has it.</param>
    /// <param name="prerelease">Whether a prerelease will do.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    public Task<PackChange> AddAsync(
        string id, string? version = null, string? source = null, bool prerelease = false, IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return ChangeAsync(version is null ? id : null, session =>
        {
            WantedPack? before = session.Manifest.Find(id);
            var pack = new WantedPack(id, version ?? "*") { Source = source ?? before?.Source, Prerelease = prerelease || (version is null && (before?.Prerelease ?? false)) };
            if (pack.Problem() is { } problem)
                throw new FeedException(Diagnostics.PackNotFound.Create(problem) with { Pack = id });
            session.Free(id, highest: false);
            session.Introduce(id);
            return session.Manifest.With(pack);
        }, progress, cancellationToken);
    }

    /// <summary>Takes a pack off the list, with what only it needed.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    public Task<PackChange> RemoveAsync(string id, IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return ChangeAsync(null, session => session.Manifest.Without(session.Wanted(id).Id), progress, cancellationToken);
    }

    /// <summary>Takes the highest versions that the list admits. A lowest version, such as <c>1.2.0</c>, becomes the one that was taken.</summary>
    /// <param name="ids">The packs; none for all.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    public Task<PackChange> UpdateAsync(IReadOnlyCollection<string>? ids = null, IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(null, session =>
        {
            foreach (string id in ids is { Count: > 0 } ? ids : [.. session.Manifest.Packs.Select(pack => pack.Id)])
                session.Free(session.Wanted(id).Id, highest: true);
            return session.Manifest;
        }, progress, cancellationToken);

    /// <summary>
    /// Makes the folder what its list says. Locked versions stay as long as the list admits them; where all that is locked is in the cache and nothing has to be
    /// looked up, no source is asked.
    /// </summary>
    /// <param name="locked">Whether any difference between list and lock is refused, so that exactly what is locked is fetched or nothing.</param>
    /// <param name="progress">Hears what is being done.</param>
    /// <param name="cancellationToken">Gives up; nothing is changed then.</param>
    public Task<PackChange> RestoreAsync(bool locked = false, IProgress<FeedProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ChangeAsync(null, session =>
        {
            if (locked)
                session.RefuseDifferences();
            return session.Manifest;
        }, progress, cancellationToken);

    /// <summary>What a running host does now and then: takes newer versions where the list lets them float, and leaves lowest versions alone.</summary>
    internal Task<PackChange> RefreshAsync(IProgress<FeedProgress>? progress, CancellationToken cancellationToken) =>
        ChangeAsync(null, session =>
        {
            foreach (WantedPack pack in session.Manifest.Packs.Where(pack => !pack.Range.IsMinimum()))
                session.Free(pack.Id, highest: false);
            return session.Manifest;
        }, progress, cancellationToken);

    private async Task<PackChange> ChangeAsync(
        string? pinsLatest, Func<ChangeSession, PackManifest> change, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            using FolderLock alone = await FolderLock.TakeAsync(_options.LockPath, _options.CachePath, cancellationToken);
            return await ChangeSession.RunAsync(_options, Signatures, Feeds, change, pinsLatest, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ChangeSession.Unwritable(_options, exception);
        }
    }

    private FeedSet Feeds()
    {
        lock (_opening)
            return _feeds ??= new FeedSet(FeedSources.Read(_options), _options.Timeout);
    }
}
