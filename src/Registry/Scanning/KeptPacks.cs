using SchemaPacks.Reusing;

namespace SchemaPacks.Scanning;

/// <summary>
/// Packs that were read once and cannot be read now: what stands there is unknown rather than gone, so what was read stays, and is said to.
/// A pack that can be read counts as it is, whatever is wrong with its schemas, and one that is deleted is gone.
/// </summary>
internal static class KeptPacks
{
    /// <summary>What was read now or, when that is no whole pack, what was read before.</summary>
    public static ScannedPack OrElse(ScannedPack now, RememberedFile? before)
    {
        if (before is not { Scanned.Candidates: [_, ..] good } || now.Findings.FirstOrDefault(finding => IsInTheWay(finding, now)) is not { } reason)
            return now;
        return now with { Candidates = good, Findings = [.. now.Findings, .. good.Select(pack => Say(pack.Pack, $"cannot be read whole now ({reason.Code})"))] };
    }

    /// <summary>What was read in a folder that cannot be listed now.</summary>
    public static IEnumerable<RememberedFile> Below(string folder, IReadOnlyDictionary<string, RememberedFile> earlier) =>
        from file in earlier.Values
        where file.Scanned.Candidates.Count > 0 && file.Place!.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        orderby file.Place
        select file with
        {
            Stamp = null,
            Scanned = new ScannedPack(file.Scanned.Candidates, [.. file.Scanned.Candidates.Select(pack => Say(pack.Pack, "lies in a folder that cannot be listed now"))]),
        };

    // Half a file is often no assembly at all, or one whose last resources are missing.
    private static bool IsInTheWay(Diagnostic finding, ScannedPack now) =>
        finding.Descriptor == Diagnostics.PackUnreadable || finding.Descriptor == Diagnostics.DamagedResource
        || (finding.Severity == DiagnosticSeverity.Error && now.Candidates.Count == 0);

    private static Diagnostic Say(SchemaPack pack, string reason) => Diagnostics.PackKept.Create(
        $"'{pack.Path}', which held the pack '{pack.Name}' {pack.Version}, {reason}; the schemas that it held stay in force until it can be read, is deleted, or the application starts anew")
        with { Pack = pack.Name };
}
