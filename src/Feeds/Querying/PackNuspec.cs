using NuGet.Versioning;
using SchemaPacks.Scanning.Packages;

namespace SchemaPacks.Feeds;

/// <summary>What a package says of itself, as far as feeds are concerned. The registry reads the very same text.</summary>
internal sealed record PackNuspec(string Id, NuGetVersion Version, bool IsPack, string Description, string Authors, IReadOnlyList<PackDependency> Dependencies)
{
    /// <summary>The package type of packs.</summary>
    public const string PackType = "TelemetrySchemaPack";

    /// <summary>The tag of packs, for feeds that cannot search for types.</summary>
    public const string PackTag = "telemetry-schema-pack";

    /// <exception cref="InvalidDataException">The text is no nuspec.</exception>
    public static PackNuspec Parse(byte[] text)
    {
        try
        {
            Nuspec nuspec = Nuspec.Parse(text);
            return new PackNuspec(
                nuspec.Package.Id,
                NuGetVersion.Parse(nuspec.Package.Version),
                nuspec.Types.Contains(PackType, StringComparer.OrdinalIgnoreCase) || HasTag(nuspec.Tags),
                nuspec.Description,
                nuspec.Authors,
                [.. nuspec.DependenciesFor(LibFolder.Host).Select(dependency => new PackDependency(dependency.Id, Range(dependency)))]);
        }
        catch (PackageRefusedException refusal)
        {
            throw new InvalidDataException(refusal.Message, refusal);
        }
    }

    /// <summary>Whether tags, separated by spaces, commas or semicolons, have the tag of packs.</summary>
    public static bool HasTag(string? tags) =>
        tags?.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(PackTag, StringComparer.OrdinalIgnoreCase) ?? false;

    private static string Range(NuspecDependency dependency) => string.IsNullOrEmpty(dependency.Range)
        ? VersionRange.All.ToNormalizedString()
        : VersionRange.TryParse(dependency.Range, out VersionRange? range)
            ? range.ToNormalizedString()
            : throw new InvalidDataException($"its .nuspec asks for '{dependency.Id}' in versions that are no range");
}
