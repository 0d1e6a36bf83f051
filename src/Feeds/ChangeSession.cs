namespace SchemaPacks.Feeds;

/// <summary>One change of a folder's packs: list, resolve, fetch, and only then write lock and list.</summary>
internal sealed class ChangeSession
{
    private readonly PackFeedOptions _options;
    private readonly PackageSignatures _signatures;
    private readonly HashSet<string> _freed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Diagnostic> _findings = [];
    private bool _highest;
    private string? _introduced;

    private ChangeSession(PackFeedOptions options, PackageSignatures signatures, PackLock previous)
    {
        _signatures = signatures;
        _options = options;
        Previous = previous;
        Manifest = options.Packs is { } packs ? new PackManifest(packs) : PackManifest.Read(options.ManifestPath);
        RefuseForeignList();
    }

    public PackManifest Manifest { get; }

    public PackLock Previous { get; }

    public static async Task<PackChange> RunAsync(
        PackFeedOptions options, PackageSignatures signatures, Func<FeedSet> feeds, Func<ChangeSession, PackManifest> change, string? pinsLatest, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        PackLock previous = PackLock.Empty;
        try
        {
            previous = PackLock.Read(options.LockPath);
            var session = new ChangeSession(options, signatures, previous);
            PackManifest wanted = change(session);
            return session._findings.Count > 0
                ? Refused(previous, session._findings)
                : await session.CarryOutAsync(feeds, wanted, pinsLatest, progress, cancellationToken);
        }
        catch (FeedException exception)
        {
            return Refused(previous, [exception.Finding]);
        }
    }

    /// <summary>A change that failed because a file could not be written.</summary>
    public static PackChange Unwritable(PackFeedOptions options, Exception reason)
    {
        List<Diagnostic> findings = [Diagnostics.PacksUnwritable.Create($"the packs of '{options.Folder}' cannot be written: {reason.Message.TrimEnd('.')}") with { Resource = options.LockPath }];
        try
        {
            return Refused(PackLock.Read(options.LockPath), findings);
        }
        catch (FeedException exception)
        {
            return Refused(PackLock.Empty, [.. findings, exception.Finding]);
        }
    }

    /// <summary>Lets a pack have another version than the locked one.</summary>
    public void Free(string id, bool highest)
    {
        _freed.Add(id);
        _highest |= highest;
    }

    /// <summary>Says that somebody names a pack that may be new here, and could have taken one for another.</summary>
    public void Introduce(string id) => _introduced = id;

    /// <summary>The pack on the list.</summary>
    /// <exception cref="FeedException">It is not there (SP7004).</exception>
    public WantedPack Wanted(string id) => Manifest.Find(id) ?? throw new FeedException(Diagnostics.PackNotFound.Create(
        $"'{id}' is not in {PackFeedOptions.ManifestName}{(Previous.Find(id) is null ? "" : "; it is there because another pack needs it")}") with { Pack = id });

    public void RefuseDifferences() => _findings.AddRange(LockDifferences.Find(Manifest.Packs, Previous));

    // A folder whose host says in its settings which packs it wants has a lock, but no list: a list made from nothing would drop them all.
    private void RefuseForeignList()
    {
        if (_options.Packs is null && Manifest.Packs.Count == 0 && Previous.Packs.Count > 0 && !File.Exists(_options.ManifestPath))
            throw StrictJson.Refuse(_options.ManifestPath, $"it does not exist, while '{Path.GetFileName(_options.LockPath)}' locks packs: the settings of a host name them; change it there");
    }

    private async Task<PackChange> CarryOutAsync(
        Func<FeedSet> feeds, PackManifest wanted, string? pinsLatest, IProgress<FeedProgress>? progress, CancellationToken cancellationToken)
    {
        var resolver = new PackResolver(
            feeds, Previous, _freed, _highest, (id, done) => progress?.Report(new FeedProgress(FeedStep.Resolving, id, null, null, done, 0)));
        Resolution resolution = await resolver.ResolveAsync(wanted.Packs, cancellationToken);
        if (resolution.Failed)
            return Refused(Previous, resolution.Findings);

        PackManifest settled = Settle(wanted, resolution, pinsLatest);
        var fetcher = new PackageFetcher(feeds, _options, _signatures, report => progress?.Report(report));
        (IReadOnlyList<LockedPack> packs, IReadOnlyList<Diagnostic> findings) = await fetcher.FetchAsync(
            [.. resolution.Packs.Select(pack => (pack.Pack, settled.Find(pack.Pack.Id)?.Version))], Previous, cancellationToken);
        findings = [.. resolution.Findings, .. findings];
        if (findings.Any(finding => finding.Severity == DiagnosticSeverity.Error))
            return Refused(Previous, findings);

        // The lock first: should the list not be written, the next restore finds a pack that nothing wants, rather than one that nobody locked.
        var locked = new PackLock(packs);
        if (!locked.HasSameContent(Previous))
            locked.Write(_options.LockPath);
        if (_options.Packs is null && !settled.Packs.SequenceEqual(Manifest.Packs))
            settled.Write(_options.ManifestPath);
        return new PackChange { Lock = locked, Previous = Previous, Findings = [.. findings, .. await HintsAsync(feeds, locked, cancellationToken)] };
    }

    private async Task<IEnumerable<Diagnostic>> HintsAsync(Func<FeedSet> feeds, PackLock locked, CancellationToken cancellationToken)
    {
        if (_introduced is null || Previous.Find(_introduced) is not null || locked.Find(_introduced) is not { } added)
            return [];
        Diagnostic[] hints = [.. LookAlikeHints.OfAdded(Previous, locked)];
        FeedSet set = feeds();
        FeedSource source = set.Sources.Find(added.Source);
        return hints.Length == 0 && !source.IsFolder && await LookAlikeHints.OnFeedAsync(set.Open(source), added.Id, cancellationToken) is { } hint ? [hint] : hints;
    }

    /// <summary>The list with ids as their packages write them, with the version that "the latest" was, and with the lowest versions that an update raised.</summary>
    private PackManifest Settle(PackManifest wanted, Resolution resolution, string? pinsLatest) => _options.Packs is not null ? wanted : new PackManifest(
    [
        .. wanted.Packs.Select(pack =>
        {
            ResolvedPack? found = resolution.Packs.Select(resolved => resolved.Pack).FirstOrDefault(resolved => resolved.Id.Equals(pack.Id, StringComparison.OrdinalIgnoreCase));
            if (found is null || !_freed.Contains(pack.Id))
                return pack;
            bool settles = pack.Id.Equals(pinsLatest, StringComparison.OrdinalIgnoreCase) || (_highest && pack.Range.IsMinimum());
            return pack with { Id = found.Id, Version = settles ? found.Version.ToNormalizedString() : pack.Version };
        }),
    ]);

    private static PackChange Refused(PackLock previous, IReadOnlyList<Diagnostic> findings) => new() { Lock = previous, Previous = previous, Findings = findings };
}
