using NuGet.Frameworks;

namespace SchemaPacks.Scanning.Packages;

/// <summary>Chooses the folder below <c>lib/</c> that a project of this process's framework would get from NuGet.</summary>
internal static class LibFolder
{
    private const string Root = "lib/";

    /// <summary>What this process was built for, or else the version of .NET that runs it.</summary>
    public static NuGetFramework Host { get; } =
        AppContext.TargetFrameworkName is { } name && NuGetFramework.Parse(name) is { Framework: ".NETCoreApp" } built
            ? built
            : new NuGetFramework(".NETCoreApp", new Version(Environment.Version.Major, Environment.Version.Minor));

    /// <summary>The assemblies directly in the folder that fits best, in ordinal order; none when no folder fits.</summary>
    public static IReadOnlyList<PackageEntry> Assemblies(IEnumerable<PackageEntry> entries, NuGetFramework host)
    {
        ILookup<NuGetFramework, PackageEntry> folders = entries
            .Where(entry => entry.Name.StartsWith(Root, StringComparison.OrdinalIgnoreCase))
            .Select(entry => (Parts: entry.Name.Split('/'), Entry: entry))
            .Where(found => found.Parts.Length is 2 or 3) // deeper are satellites and what an assembly brings along
            .ToLookup(found => found.Parts.Length == 2 ? NuGetFramework.AnyFramework : Parse(found.Parts[1]), found => found.Entry);
        NuGetFramework? nearest = new FrameworkReducer().GetNearest(host, folders.Select(folder => folder.Key).Where(framework => !framework.IsUnsupported));
        return nearest is null
            ? []
            : [.. folders[nearest].Where(entry => entry.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    /// <summary>A framework by its short or long name; <see cref="NuGetFramework.UnsupportedFramework"/> when it is none.</summary>
    public static NuGetFramework Parse(string name)
    {
        try
        {
            return name.Contains(',') ? NuGetFramework.ParseFrameworkName(name, DefaultFrameworkNameProvider.Instance) : NuGetFramework.ParseFolder(name);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or FrameworkException)
        {
            return NuGetFramework.UnsupportedFramework;
        }
    }
}
