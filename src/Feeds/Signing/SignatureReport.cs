namespace SchemaPacks.Feeds;

/// <summary>What is known of a package's signatures.</summary>
/// <param name="State">Whether it has any, and whether they hold.</param>
/// <param name="Signatures">The primary one first. Of a broken package, what it says of them, as far as that can be read.</param>
/// <param name="Problem">What is broken, with NuGet's code for it; null where nothing is.</param>
public sealed record SignatureReport(SignatureState State, IReadOnlyList<PackageSignature> Signatures, string? Problem)
{
    /// <summary>Of a package without a signature.</summary>
    public static SignatureReport Unsigned { get; } = new(SignatureState.Unsigned, [], null);
}
