using System.Reflection;

namespace SchemaPacks.Tests.Authoring;

/// <summary>Where these tests were built from, and how.</summary>
internal static class Checkout
{
    public static string Root { get; } = Read("RepositoryRoot");

    /// <summary>Debug or Release: what the projects that the tests pack were built as.</summary>
    public static string Configuration { get; } = Read("Configuration");

    /// <summary>The folder that the packages of this build lie in, unpacked.</summary>
    public static string PackageCache => Read("PackageCache"); // not every project that shares this file has one

    public static string Cases { get; } = Path.Combine(Root, "tests", "cases", "authoring");

    /// <summary>The sample packs: name and folder.</summary>
    public static IReadOnlyList<(string Name, string Folder)> SamplePacks { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "plugins")).Select(folder => (Path.GetFileName(folder), folder)).Order()];

    /// <summary>The assembly that the build made of a sample pack.</summary>
    public static string SamplePack(string name) =>
        Path.Combine(Root, "plugins", name, "bin", Configuration, "net10.0", name + ".dll");

    private static string Read(string key) => typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
