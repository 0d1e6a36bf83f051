namespace SchemaPacks;

/// <summary>Which NuGet package: <c>Acme.Events 1.2.0</c>.</summary>
/// <param name="Id">As its nuspec spells it. NuGet compares ids without regard to case.</param>
/// <param name="Version">As NuGet normalizes it: three or four numbers, perhaps a label, no build metadata.</param>
public sealed record PackageKey(string Id, string Version)
{
    /// <summary>Id and version with a space between them.</summary>
    public override string ToString() => $"{Id} {Version}";
}
