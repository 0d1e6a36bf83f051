using System.Xml;
using System.Xml.Linq;
using NuGet.Frameworks;
using NuGet.Packaging;
using NuGet.Versioning;

namespace SchemaPacks.Feeds;

/// <summary>What a package says of itself.</summary>
internal sealed record PackNuspec(string Id, NuGetVersion Version, bool IsPack, string Description, string Authors, IReadOnlyList<PackDependency> Dependencies)
{
    /// <summary>The package type of packs.</summary>
    public const string PackType = "TelemetrySchemaPack";

    /// <summary>The tag of packs, for feeds that cannot search for types.</summary>
    public const string PackTag = "telemetry-schema-pack";

    private const int MaxBytes = 1 << 20;

    private static readonly NuGetFramework Framework = NuGetFramework.Parse("net10.0");

    /// <exception cref="XmlException">The text is no nuspec.</exception>
    public static PackNuspec Read(Stream stream)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes };
        try
        {
            using XmlReader xml = XmlReader.Create(stream, settings);
            return Of(new NuspecReader(XDocument.Load(xml)));
        }
        catch (Exception exception) when (exception is global::NuGet.Packaging.Core.PackagingException or ArgumentException or FormatException or InvalidOperationException or NullReferenceException)
        {
            throw new XmlException($"the nuspec is damaged: {exception.Message}", exception); // what NuspecReader throws when an element is missing or has no value
        }
    }

    public static PackNuspec Of(NuspecReader nuspec)
    {
        PackageDependencyGroup[] groups = [.. nuspec.GetDependencyGroups()];
        NuGetFramework? nearest = new FrameworkReducer().GetNearest(Framework, groups.Select(group => group.TargetFramework));
        return new PackNuspec(
            nuspec.GetId(),
            nuspec.GetVersion(),
            nuspec.GetPackageTypes().Any(type => type.Name.Equals(PackType, StringComparison.OrdinalIgnoreCase)) || HasTag(nuspec.GetTags()),
            nuspec.GetDescription() ?? "",
            nuspec.GetAuthors() ?? "",
            [
                .. groups.Where(group => group.TargetFramework.Equals(nearest)).SelectMany(group => group.Packages)
                    .Where(dependency => PackageName.IsId(dependency.Id))
                    .Select(dependency => new PackDependency(dependency.Id, dependency.VersionRange.ToNormalizedString())),
            ]);
    }

    /// <summary>Whether tags, separated by spaces, commas or semicolons, have the tag of packs.</summary>
    public static bool HasTag(string? tags) =>
        tags?.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Contains(PackTag, StringComparer.OrdinalIgnoreCase) ?? false;
}
