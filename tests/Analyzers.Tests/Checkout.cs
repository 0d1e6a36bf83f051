using System.Reflection;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Where these tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = typeof(Checkout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    public static string Cases { get; } = Path.Combine(Root, "tests", "cases", "generating");

    public static IEnumerable<string> SamplePacks => Directory.EnumerateDirectories(Path.Combine(Root, "plugins")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    /// <summary>The schema files of a folder, at any depth.</summary>
    public static IReadOnlyList<SchemaFile> Schemas(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" or ".json" && !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/examples/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(path => new SchemaFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];
}
