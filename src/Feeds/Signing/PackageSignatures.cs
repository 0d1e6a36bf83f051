using System.Collections.Concurrent;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Feeds;

/// <summary>
/// Judges packages by their signatures, and says who signed them. Each content is judged once. What is told to a registry is told of the very bytes that it reads.
/// </summary>
/// <example>
/// <code>
/// var signatures = new PackageSignatures(new PackFeedOptions { Folder = ".", Signatures = new SignaturePolicy { Mode = SignatureMode.Require, Signers = [acme] } });
/// using var registry = new SchemaRegistry(signatures.Guard(new SchemaRegistryOptions { Sources = [PackSource.Folder("packs")] }));
/// </code>
/// </example>
public sealed class PackageSignatures
{
    private readonly ConcurrentDictionary<string, Judged> _known = new(StringComparer.Ordinal);
    private readonly Lazy<SignaturePolicy> _policy;

    /// <param name="options">The policy, and where <c>nuget.config</c> is looked for.</param>
    public PackageSignatures(PackFeedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _policy = new Lazy<SignaturePolicy>(() => NuGetTrust.Complete(options), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Reads a package's signatures and verifies them, without judging whether anybody trusts them. Nothing of the package runs, and no network is asked.</summary>
    /// <param name="package">The whole file.</param>
    public static SignatureReport Inspect(ReadOnlyMemory<byte> package) => SignatureReader.Read(package);

    /// <summary>
    /// The same options for a registry that has every package judged before anything in it is used, and knows code packs by who signed them. A registry verifies no
    /// signature by itself. What the options ask of packages already, they ask on.
    /// </summary>
    /// <param name="options">The options.</param>
    public SchemaRegistryOptions Guard(SchemaRegistryOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Func<PackageBytes, IReadOnlyList<Diagnostic>>? admit = options.AdmitPackage;
        Func<SchemaPack, string?>? signerOf = options.Code.SignerOf;
        return options with
        {
            AdmitPackage = admit is null ? Judge : package => [.. Judge(package), .. admit(package)],
            Code = options.Code with { SignerOf = signerOf is null ? SignerOf : pack => SignerOf(pack) ?? signerOf(pack) },
        };
    }

    /// <summary>What is wrong with a package: it is not what was signed or, where signatures are required, it has none of a trusted signer. For <see cref="SchemaRegistryOptions.AdmitPackage"/>.</summary>
    /// <param name="package">The package.</param>
    public IReadOnlyList<Diagnostic> Judge(PackageBytes package) => Judge(package, Path.GetFileName(package.Path));

    /// <summary>
    /// The lower-case hexadecimal SHA-256 of the certificate of a package's primary signature, if it was judged, is what was signed, and the certificate is
    /// valid now or trusted by the policy. For <see cref="Plugins.CodePackOptions.SignerOf"/>.
    /// </summary>
    /// <param name="pack">A pack that was read.</param>
    public string? SignerOf(SchemaPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Package is not null && _known.TryGetValue(pack.Sha512, out Judged? judged) ? judged.Signer : null;
    }

    /// <summary>Files whose content is known.</summary>
    internal SeenPackages Seen { get; } = new();

    /// <summary>What was found of a content before; null when it was not judged yet.</summary>
    internal IReadOnlyList<Diagnostic>? Recall(string sha512, string name) => _known.TryGetValue(sha512, out Judged? judged) ? judged.Of(name) : null;

    internal IReadOnlyList<Diagnostic> Judge(PackageBytes package, string name)
    {
        try
        {
            Judged judged = _known.GetOrAdd(package.Sha512, static (_, asked) => asked.Policy.Mode == SignatureMode.Require || SignatureReader.MayBeSigned(asked.Bytes.Span)
                ? Judged.Of(asked.Bytes, asked.Policy)
                : Judged.Unsigned, (package.Bytes, Policy: _policy.Value));
            return judged.Of(name);
        }
        catch (FeedException exception)
        {
            return [exception.Finding];
        }
    }

    private sealed record Judged(SignatureProblem? Problem, string? Signer)
    {
        public static Judged Unsigned { get; } = new(null, null);

        public IReadOnlyList<Diagnostic> Of(string name) => Problem is null ? [] : [Problem.Of(name)];

        public static Judged Of(ReadOnlyMemory<byte> package, SignaturePolicy policy)
        {
            SignatureReport report = SignatureReader.Read(package);
            if (report.State == SignatureState.Broken)
                return new Judged(new SignatureProblem(TrustDiagnostics.BrokenSignature, $"is not what was signed ({report.Problem}); fetch it again, and find out who changed it"), null);
            PackageSignature? trusted = null;
            SignatureProblem? problem = policy.Mode != SignatureMode.Require ? null
                : report.State == SignatureState.Unsigned ? new SignatureProblem(TrustDiagnostics.UnsignedPackage, "is not signed (NU3004), and signatures are required; ask its author for a signed one, or sign it yourself")
                : SignerTrust.Find(package, report.Signatures, policy, out trusted);
            PackageSignature? primary = report.Signatures is [var first, ..] ? first : null;
            return new Judged(problem, problem is null && primary is not null && (primary == trusted || IsValidNow(primary)) ? primary.Certificate : null);
        }

        private static bool IsValidNow(PackageSignature signature)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow(); // the clock that certificates are dated by
            return now >= signature.ValidFrom && now <= signature.ValidTo;
        }
    }
}
