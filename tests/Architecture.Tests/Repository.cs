using System.Reflection;
using System.Xml.Linq;

namespace SchemaPacks.Tests.Architecture;

/// <summary>The files of the checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    /// <summary>Every project under a top-level folder, by its path from the root with forward slashes. Projects in cases are inputs, those of templates outputs.</summary>
    public static IReadOnlyList<string> Projects(string folder) =>
        [.. Files(folder, "*.csproj").Where(path => !path.StartsWith("tests/cases/", StringComparison.Ordinal) && !path.StartsWith("src/Templates/content/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Files below a folder, but those that a build makes, by their path from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/node_modules/", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The folder names under src/ (or plugins/…) that a project references, and its package ids.</summary>
    public static (IReadOnlyList<string> Projects, IReadOnlyList<string> Packages) References(string project)
    {
        XDocument document = XDocument.Parse(Read(project));
        string directory = Path.GetDirectoryName(Path.Combine(Root, project))!;
        IEnumerable<string> projects = document.Descendants("ProjectReference")
            .Where(reference => reference.Attribute("ReferenceOutputAssembly")?.Value != "false")
            .SelectMany(reference => reference.Attribute("Include")!.Value.Split(';'))
            .Select(include => Path.GetRelativePath(Root, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(directory, include.Replace('\\', '/'))))!).Replace('\\', '/'));
        IEnumerable<string> packages = document.Descendants("PackageReference").SelectMany(reference => reference.Attribute("Include")!.Value.Split(';'));
        return ([.. projects], [.. packages]);
    }
}
