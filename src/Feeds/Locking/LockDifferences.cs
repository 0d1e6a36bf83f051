using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>Compares a lock with what is wanted, without asking any source.</summary>
internal static class LockDifferences
{
    /// <summary>Everything in which the lock is not what the wanted packs make it: SP7009 each.</summary>
    public static IReadOnlyList<Diagnostic> Find(IReadOnlyList<WantedPack> wanted, PackLock locked)
    {
        var differences = new List<Diagnostic>();
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (WantedPack pack in wanted)
        {
            reached.Add(pack.Id);
            if (locked.Find(pack.Id) is not { } found)
                Differ(pack.Id, $"'{pack.Id}' is wanted, but not locked");
            else if (found.Requested != pack.Version)
                Differ(pack.Id, $"'{pack.Version}' of '{pack.Id}' is wanted, but the lock was made for '{found.Requested ?? "a dependency"}'");
            else if (!pack.Range.Admits(found.NuGetVersion))
                Differ(pack.Id, $"'{pack.Version}' of '{pack.Id}' is wanted, but {found.Version} is locked");
            else if (pack.Source is not null && pack.Source != found.Source)
                Differ(pack.Id, $"'{pack.Id}' is wanted from '{pack.Source}', but locked from '{found.Source}'");
        }

        var queue = new Queue<LockedPack>(wanted.Select(pack => locked.Find(pack.Id)).OfType<LockedPack>());
        while (queue.TryDequeue(out LockedPack? pack))
        {
            foreach (PackDependency dependency in pack.Dependencies)
            {
                if (locked.Find(dependency.Id) is not { } found)
                    Differ(pack.Id, $"'{pack.Id}' needs '{dependency.Id}', which is not locked");
                else if (!VersionRange.Parse(dependency.Version).Admits(found.NuGetVersion))
                    Differ(pack.Id, $"'{pack.Id}' needs '{dependency.Id}' {dependency.Version}, but {found.Version} is locked");
                else if (reached.Add(found.Id))
                    queue.Enqueue(found);
            }
        }

        foreach (LockedPack pack in locked.Packs.Where(pack => !reached.Contains(pack.Id)))
            Differ(pack.Id, $"'{pack.Id}' is locked, but nothing wants it");
        return differences;

        void Differ(string id, string what) =>
            differences.Add(Diagnostics.LockDiffers.Create($"{what}; restore without locking, and keep the new lock") with { Pack = id });
    }
}
