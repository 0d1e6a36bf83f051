using SchemaPacks.Compiling;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Evolving;

/// <summary>The schemas of packs at one moment, to be compared with those of another.</summary>
/// <param name="Schemas">By key.</param>
/// <param name="Errors">What keeps others from being compared.</param>
internal sealed record PackState(IReadOnlyList<CompiledSchema> Schemas, IReadOnlyList<Diagnostic> Errors)
{
    /// <param name="own">Makes the sources of the packs, given the names of those that they may refer to.</param>
    /// <param name="references">Packs that these may refer to, which are not compared.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    public static async Task<PackState> LoadAsync(Func<IReadOnlyList<string>, IEnumerable<PackSource>> own, IReadOnlyList<PackSource> references, CancellationToken cancellationToken)
    {
        RegistrySnapshot others = references.Count == 0 ? RegistrySnapshot.Empty : await LoadAsync(references, cancellationToken);
        string[] names = [.. others.Packs.Select(pack => pack.Name)];
        RegistrySnapshot all = await LoadAsync([.. own(names), .. references], cancellationToken);
        return new PackState(
            [.. all.Schemas.Cast<CompiledSchema>().Where(schema => schema.Origins.Any(origin => !names.Contains(origin.Pack)))],
            [.. all.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error && !others.Findings.Contains(finding))]);
    }

    private static async Task<RegistrySnapshot> LoadAsync(IReadOnlyList<PackSource> sources, CancellationToken cancellationToken)
    {
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = sources });
        return await loader.LoadAsync(cancellationToken: cancellationToken);
    }
}
