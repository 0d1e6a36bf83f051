using Microsoft.Extensions.Logging;
using SchemaPacks.Configuration;
using SchemaPacks.Scanning;

namespace SchemaPacks.Feeds;

/// <summary>
/// The packs of a host that come from feeds, as they are whenever packs are loaded. What cannot be had now is replaced by what was there before: a source that
/// fails, or a lock that is being edited, takes no pack away.
/// </summary>
internal sealed class FeedPackList(PackFeeds feeds, PackRestoreMode mode, ILogger logger)
{
    private readonly PackageCache _cache = new(feeds.Options.CachePath);
    private readonly Dictionary<string, InstalledPack> _last = new(StringComparer.OrdinalIgnoreCase);
    private bool _hasStarted;
    private volatile bool _isWhole = true;
    private volatile IReadOnlyDictionary<string, string> _sources = new Dictionary<string, string>();

    /// <summary>Whether the last look found all packs that are wanted.</summary>
    public bool IsWhole => _isWhole;

    /// <summary>The name of the source that a pack came from; null when it is none of these packs.</summary>
    public string? SourceOf(SchemaPack pack) => _sources.GetValueOrDefault(pack.Path);

    private bool HasList => feeds.Options.Packs is not null || File.Exists(feeds.Options.ManifestPath);

    public PackListSource AsSource() => PackSource.List(feeds.Options.LockPath, List);

    // The registry reads its sources on a thread of its own, one load after the other.
    private PackList List(CancellationToken cancellationToken)
    {
        PackFeedOptions options = feeds.Options;
        return options.Packs is not null || _last.Count > 0 || File.Exists(options.LockPath) || File.Exists(options.ManifestPath)
            ? Task.Run(() => ListAsync(cancellationToken), cancellationToken).GetAwaiter().GetResult()
            : new PackList([], []); // a host that takes nothing from feeds loads no library of NuGet
    }

    private async Task<PackList> ListAsync(CancellationToken cancellationToken)
    {
        // Where all is there, nothing is written and no other process is waited for: the folder may be read-only.
        InstalledPacks installed = await feeds.InstalledAsync(cancellationToken: cancellationToken);
        IReadOnlyList<Diagnostic> differences = installed.Findings.Any(IsError) ? [] : Inquiry.Differences(feeds.Options);
        if (mode != PackRestoreMode.Off && (differences.Count > 0 || installed.Findings.Any(IsError)))
            installed = await RestoreAsync(installed, cancellationToken);
        else if (HasList)
            installed = installed with { Findings = [.. installed.Findings, .. differences] };

        IReadOnlyList<InstalledPack> usable = installed.Findings.Any(IsError) ? await WithThoseOfBeforeAsync(installed.Packs, cancellationToken) : installed.Packs;
        _hasStarted = true;
        _isWhole = !installed.Findings.Any(IsError);
        _last.Clear();
        foreach (InstalledPack pack in usable)
            _last.Add(pack.Pack.Id, pack);
        _sources = usable.ToDictionary(pack => pack.Path, pack => pack.Pack.Source, StringComparer.Ordinal);
        return new PackList([.. usable.Select(pack => PackSource.Pack(pack.Path, pack.Pack.Sha512))], installed.Findings);
    }

    private async Task<InstalledPacks> RestoreAsync(InstalledPacks installed, CancellationToken cancellationToken)
    {
        PackChange change = await feeds.RestoreAsync(mode == PackRestoreMode.Locked, new LoggedProgress(logger), cancellationToken);
        if (change.Succeeded)
            return new InstalledPacks([.. change.Lock.Packs.Select(pack => new InstalledPack(pack, _cache.PathOf(pack)))], change.Findings);
        if (!_hasStarted && mode == PackRestoreMode.Locked && change.Findings.Any(finding => finding.Descriptor == Diagnostics.LockDiffers || finding.Descriptor == Diagnostics.ContentChanged))
            throw new SchemaPacksConfigurationException(change.Findings);
        // What kept a pack from being fetched says more than that it is not there.
        return installed with
        {
            Findings = [.. change.Findings, .. installed.Findings.Where(finding => !change.Findings.Any(known => known.Pack == finding.Pack))],
        };
    }

    /// <summary>The packs, and in place of those that cannot be used now what was used before, if it still is what it was.</summary>
    private async Task<IReadOnlyList<InstalledPack>> WithThoseOfBeforeAsync(IReadOnlyList<InstalledPack> packs, CancellationToken cancellationToken)
    {
        var usable = packs.ToDictionary(pack => pack.Pack.Id, StringComparer.OrdinalIgnoreCase);
        var fetcher = new PackageFetcher(() => throw new NotSupportedException(), feeds.Options, feeds.Signatures, _ => { });
        foreach (InstalledPack before in _last.Values.Where(pack => !usable.ContainsKey(pack.Pack.Id)))
            if (await fetcher.FindAsync(before.Pack, 0, 0, [], cancellationToken) is not null)
                usable.Add(before.Pack.Id, before);
        return [.. usable.Values.OrderBy(pack => pack.Pack.Id, StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsError(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Error;
}
