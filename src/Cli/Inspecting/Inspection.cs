using SchemaPacks.Feeds;
using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli.Inspecting;

/// <summary>What a file or folder brings, looked at and not run.</summary>
/// <param name="Snapshot">Its packs and schemas, as a host would have them that accepts whatever can be read.</param>
/// <param name="Signature">What it is signed with; null for what is no package, and for a package that cannot be opened.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record Inspection(RegistrySnapshot Snapshot, SignatureReport? Signature, IReadOnlyList<Diagnostic> Findings)
{
    public static async Task<Inspection> OfAsync(string path, CancellationToken cancellationToken)
    {
        SignatureReport? signature = null;
        using var loader = new RegistryLoader(new SchemaRegistryOptions
        {
            Sources = [PackSource.Pack(path)],
            AdmitPackage = package =>
            {
                signature = PackageSignatures.Inspect(package.Bytes); // of the very bytes that are shown; a broken one keeps nothing from being shown
                return [];
            },
        });
        RegistrySnapshot snapshot = await loader.LoadAsync(cancellationToken: cancellationToken);
        return new Inspection(snapshot, signature, signature is { State: SignatureState.Broken, Problem: { } problem }
            ? [TrustDiagnostics.BrokenSignature.Create($"the package '{Path.GetFileName(path)}' is not what was signed ({problem}); no host uses it") with { Pack = path }, .. snapshot.Findings]
            : snapshot.Findings);
    }
}
