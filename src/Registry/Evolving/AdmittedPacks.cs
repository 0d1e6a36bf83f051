using SchemaPacks.Compiling;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Evolving;

/// <summary>What an earlier load let in.</summary>
/// <param name="Candidates">The packs.</param>
/// <param name="Served">The schemas that were served, by key.</param>
internal sealed record AdmittedPacks(IReadOnlyList<PackCandidate> Candidates, IReadOnlyList<CompiledSchema> Served)
{
    private readonly HashSet<PackIdentity> _identities = [.. Candidates.Select(PackIdentity.Of)];

    public static AdmittedPacks None { get; } = new([], []);

    public bool Has(PackCandidate candidate) => _identities.Contains(PackIdentity.Of(candidate));
}
