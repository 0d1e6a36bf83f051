namespace SchemaPacks.Scanning;

/// <summary>Several files of one pack name: copies are one pack; different ones are all read, since their schemas tell whether they conflict.</summary>
internal static class DuplicatePacks
{
    public static IReadOnlyList<PackCandidate> Merge(IEnumerable<PackCandidate> candidates, out IReadOnlyList<Diagnostic> findings)
    {
        var kept = new List<PackCandidate>();
        var found = new List<Diagnostic>();
        var byName = new Dictionary<string, List<SchemaPack>>(StringComparer.OrdinalIgnoreCase);
        foreach (PackCandidate candidate in candidates)
        {
            SchemaPack pack = candidate.Pack;
            if (!byName.TryGetValue(pack.Name, out List<SchemaPack>? others))
                byName.Add(pack.Name, others = []);
            if (others.Any(other => other.Sha512 == pack.Sha512))
                continue;
            if (others.Count > 0)
            {
                found.Add(Diagnostics.DuplicatePack.Create(
                    $"'{others[0].Path}' and '{pack.Path}' are different packs named '{pack.Name}'; both are read, keep one") with { Pack = pack.Name });
            }

            others.Add(pack);
            kept.Add(candidate);
        }

        findings = found;
        return kept;
    }
}
