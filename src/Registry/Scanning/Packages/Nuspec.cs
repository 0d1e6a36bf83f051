using System.Xml;
using System.Xml.Linq;
using NuGet.Frameworks;
using NuGet.Versioning;

namespace SchemaPacks.Scanning.Packages;

/// <summary>What a package says about itself.</summary>
/// <param name="Package">Its id, and its version as NuGet normalizes it.</param>
/// <param name="Types">Its package types, such as <c>TelemetrySchemaPack</c>.</param>
/// <param name="Dependencies">By framework, the packages that it depends on; <see cref="NuGetFramework.AnyFramework"/> for those of all.</param>
internal sealed record Nuspec(
    PackageKey Package, IReadOnlyList<string> Types, IReadOnlyList<(NuGetFramework Framework, IReadOnlyList<NuspecDependency> Packages)> Dependencies)
{
    /// <summary>The largest that is read.</summary>
    public const int MaxBytes = 1 << 20;

    private const int MaxDepth = 32;
    private const int MaxIdLength = 100; // NuGet's own limit

    /// <summary>Its tags, separated by spaces; as its author wrote them, like what follows.</summary>
    public string Tags { get; private init; } = "";

    public string Description { get; private init; } = "";

    public string Authors { get; private init; } = "";

    /// <summary>Reads the one nuspec at the archive's root.</summary>
    /// <exception cref="PackageRefusedException">There is none, or it cannot be used.</exception>
    public static Nuspec Read(PackageArchive archive)
    {
        PackageEntry[] found = [.. archive.Entries.Where(entry => !entry.Name.Contains('/') && entry.Name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))];
        if (found.Length != 1)
            throw PackageRefusedException.Nuspec($"it has {found.Length} .nuspec files at its root; a package has one");

        return Parse(archive.Read(found[0], MaxBytes));
    }

    /// <summary>Reads a nuspec. No document type is read, and nothing is fetched.</summary>
    /// <exception cref="PackageRefusedException">It cannot be used.</exception>
    public static Nuspec Parse(byte[] content)
    {
        try
        {
            RefuseDepth(content);
            using XmlReader reader = Open(content);
            return Of(XDocument.Load(reader));
        }
        catch (XmlException exception)
        {
            throw PackageRefusedException.Nuspec($"its .nuspec is not read: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>The packages that it depends on when used by a host of that framework.</summary>
    public IReadOnlyList<NuspecDependency> DependenciesFor(NuGetFramework host) =>
        new FrameworkReducer().GetNearest(host, Dependencies.Select(group => group.Framework)) is { } nearest
            ? [.. Dependencies.Where(group => group.Framework.Equals(nearest)).SelectMany(group => group.Packages).DistinctBy(package => package.Id, StringComparer.OrdinalIgnoreCase)]
            : [];

    private static XmlReader Open(byte[] content) => XmlReader.Create(
        new MemoryStream(content, writable: false),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxBytes });

    // Before a tree is made of it: each element that a tree gets costs a walk to its root.
    private static void RefuseDepth(byte[] content)
    {
        using XmlReader reader = Open(content);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw PackageRefusedException.Nuspec($"its .nuspec nests deeper than {MaxDepth} levels");
        }
    }

    private static Nuspec Of(XDocument document)
    {
        // Elements by local name: there are seven namespaces of nuspec, and some packages have none.
        XElement metadata = Child(document.Root!, "metadata") ?? throw PackageRefusedException.Nuspec("its .nuspec has no metadata");
        string id = Text(metadata, "id"), version = Text(metadata, "version");
        if (!IsId(id))
            throw PackageRefusedException.Nuspec("its .nuspec has no valid id");
        if (version.Length > MaxIdLength || !NuGetVersion.TryParse(version, out NuGetVersion? parsed))
            throw PackageRefusedException.Nuspec($"the .nuspec of '{id}' has no valid version");

        XElement? types = Child(metadata, "packageTypes");
        return new Nuspec(
            new PackageKey(id, parsed.ToNormalizedString()),
            types is null ? [] : [.. Children(types, "packageType").Select(type => type.Attribute("name")?.Value).OfType<string>()],
            DependencyGroups(Child(metadata, "dependencies")))
        {
            Tags = Text(metadata, "tags"),
            Description = Text(metadata, "description"),
            Authors = Text(metadata, "authors"),
        };
    }

    private static List<(NuGetFramework, IReadOnlyList<NuspecDependency>)> DependencyGroups(XElement? dependencies)
    {
        if (dependencies is null)
            return [];

        List<(NuGetFramework, IReadOnlyList<NuspecDependency>)> groups =
        [
            .. Children(dependencies, "group").Select(group => (
                group.Attribute("targetFramework")?.Value is { Length: > 0 } name ? LibFolder.Parse(name) : NuGetFramework.AnyFramework,
                Packages(group))),
        ];
        if (Packages(dependencies) is { Count: > 0 } ungrouped)
            groups.Add((NuGetFramework.AnyFramework, ungrouped));
        return groups;
    }

    private static IReadOnlyList<NuspecDependency> Packages(XElement parent) =>
    [
        .. Children(parent, "dependency")
            .Select(dependency => new NuspecDependency(dependency.Attribute("id")?.Value.Trim() ?? "", dependency.Attribute("version")?.Value.Trim()))
            .Where(dependency => IsId(dependency.Id)),
    ];

    // Letters, digits and underscores, in parts with one dot or hyphen between them.
    private static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength
        && id.Split('.', '-').All(part => part.Length > 0 && part.All(letter => char.IsLetterOrDigit(letter) || letter == '_'));

    private static string Text(XElement parent, string name) => Child(parent, name)?.Value.Trim() ?? "";

    private static XElement? Child(XElement parent, string name) => Children(parent, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements().Where(element => element.Name.LocalName == name);
}
