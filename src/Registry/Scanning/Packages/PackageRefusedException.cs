namespace SchemaPacks.Scanning.Packages;

/// <summary>Ends the reading of a package that is refused whole. Never leaves the package's reader, which makes a finding of it.</summary>
/// <param name="kind">What is found.</param>
/// <param name="reason">Completes "the package … is refused: ".</param>
internal sealed class PackageRefusedException(DiagnosticDescriptor kind, string reason) : Exception(reason)
{
    public DiagnosticDescriptor Kind { get; } = kind;

    public static PackageRefusedException Damaged(string reason) => new(Diagnostics.DamagedArchive, reason);

    public static PackageRefusedException Unsafe(string reason) => new(Diagnostics.UnsafeEntry, reason);

    public static PackageRefusedException TooLarge(string reason) => new(Diagnostics.PackageExpandsTooFar, reason);

    public static PackageRefusedException Nuspec(string reason) => new(Diagnostics.InvalidNuspec, reason);
}
