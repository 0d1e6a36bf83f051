using SchemaPacks.Compiling;
using SchemaPacks.Scanning;

namespace SchemaPacks.Evolving;

/// <summary>
/// Lets packs in, or keeps out those that break what is served. Of two packs that do not go together the one stays that was there before, and of two that come at once the one
/// with the earlier version. Where a pack that is kept out replaced another one of its name, that one stays.
/// </summary>
internal sealed class PackAdmission(CompatibilityPolicy policy)
{
    private readonly ServedComparison _comparison = new(policy);

    /// <summary>How many pairs of schemas were compared so far.</summary>
    public int Compared => _comparison.Memory.Compared;

    /// <param name="make">Makes of packs what would be served.</param>
    /// <param name="candidates">All packs that there are.</param>
    /// <param name="earlier">What the load before let in.</param>
    public async Task<Admission> AdmitAsync(Func<IReadOnlyList<PackCandidate>, LoadedPacks> make, IReadOnlyList<PackCandidate> candidates, AdmittedPacks earlier)
    {
        LoadedPacks packs = make(candidates);
        if (policy.OnBreak == BreakAction.Off)
            return new Admission(packs, [], []);

        var refused = new List<PackCandidate>();
        var findings = new List<Diagnostic>();
        while (true)
        {
            IReadOnlyList<ServedBreak> breaks = _comparison.Find(packs, earlier);
            PackCandidate[] culprits = policy.OnBreak == BreakAction.Refuse ? [.. Culprits(breaks, packs, earlier)] : [];
            foreach (ServedBreak found in breaks.Where(found => culprits.Length == 0 || culprits.Any(pack => Brings(pack, found))))
                findings.AddRange(found.Findings.Select(finding => Weigh(finding, culprits)));
            if (culprits.Length == 0)
                break;

            refused.AddRange(culprits);
            PackCandidate[] standIns = [.. culprits.SelectMany(culprit => StandIns(culprit, packs, earlier)).Distinct()];
            findings.AddRange(standIns.Select(pack => Kept(pack.Pack)));
            await packs.Modules.DisposeAsync();
            packs = make([.. packs.Candidates.Except(culprits), .. standIns]);
        }

        _comparison.Memory.Forget();
        return new Admission(packs, refused, findings);
    }

    // What a culprit has a part in counts no more: once it is gone, the others are compared anew.
    private static HashSet<PackCandidate> Culprits(IReadOnlyList<ServedBreak> breaks, LoadedPacks packs, AdmittedPacks earlier)
    {
        var culprits = new HashSet<PackCandidate>(ReferenceEqualityComparer.Instance);
        foreach (ServedBreak found in breaks.Where(found => found.Findings.Any(IsBreak) && !culprits.Any(pack => Brings(pack, found))))
            culprits.UnionWith(NewcomersWith(found.New, packs, earlier) is { Length: > 0 } later ? later : NewcomersWith(found.Old, packs, earlier));
        return culprits;
    }

    // None where a pack brings the schema that was there before: whoever agrees with it is not to blame.
    private static PackCandidate[] NewcomersWith(CompiledSchema schema, LoadedPacks packs, AdmittedPacks earlier)
    {
        PackCandidate[] bringing = [.. packs.Candidates.Where(pack => Has(pack, schema))];
        return bringing.Any(earlier.Has) ? [] : bringing;
    }

    private static IEnumerable<PackCandidate> StandIns(PackCandidate culprit, LoadedPacks packs, AdmittedPacks earlier) =>
        earlier.Candidates.Where(pack => pack.Pack.Name == culprit.Pack.Name && !packs.Candidates.Any(other => other.Pack.Name == pack.Pack.Name && other.Pack.Sha512 == pack.Pack.Sha512));

    private static bool Brings(PackCandidate pack, ServedBreak found) =>
        Has(pack, found.New) || Has(pack, found.Old);

    private static bool Has(PackCandidate pack, CompiledSchema schema) =>
        schema.Origins.Any(origin => origin.Pack == pack.Pack.Name && origin.Package == pack.Pack.Package && pack.Resources.Any(resource => resource.Origin.Resource == origin.Resource));

    private static bool IsBreak(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Error;

    private Diagnostic Weigh(Diagnostic finding, PackCandidate[] culprits) =>
        policy.OnBreak == BreakAction.Warn ? finding with { Severity = DiagnosticSeverity.Warning }
        : culprits.Length == 0 || !IsBreak(finding) ? finding
        : finding with
        {
            Message = $"{finding.Message}; {string.Join(" and ", culprits.Select(pack => $"the pack '{pack.Pack.Name}' {pack.Pack.Version} ('{pack.Pack.Path}')"))} is kept out, and what was served before stays",
        };

    private static Diagnostic Kept(SchemaPack pack) => Diagnostics.PackKept.Create(
        $"the pack '{pack.Name}' {pack.Version} stays in force, since what came in its place breaks it ({EvolutionDiagnostics.BreaksEarlierVersion.Code}), until another one comes or the application starts anew; put a pack there that keeps what it owes")
        with { Pack = pack.Name };
}
