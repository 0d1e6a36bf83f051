using SchemaPacks.Cli.Linting;
using SchemaPacks.Evolving;
using SchemaPacks.Reviewing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Cli.Comparing;

/// <summary>What is named on the command line as one side of a comparison: packs, folders of schemas, schema files.</summary>
internal static class ComparedSources
{
    /// <param name="paths">Packs, folders, or schema files.</param>
    /// <param name="references">Packs that these may refer to, which are not compared.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="CommandFailure">There is no such path.</exception>
    public static Task<PackState> LoadAsync(IReadOnlyList<string> paths, IReadOnlyList<string> references, CancellationToken cancellationToken) =>
        PackState.LoadAsync(names => SourcesOf(paths, names), [.. references.Select(PackOf)], cancellationToken);

    /// <summary>Where a schema can be looked up: the file, or its place in a pack.</summary>
    public static string PlaceOf(SchemaOrigin origin) => File.Exists(origin.Resource) ? origin.Resource : origin.ToString();

    // Schema files, and those of folders, are one pack: they may refer to each other.
    private static IEnumerable<PackSource> SourcesOf(IReadOnlyList<string> paths, IReadOnlyList<string> references)
    {
        var texts = new List<(string Name, string Text)>();
        foreach (string path in paths)
        {
            if (IsPack(path) || (Directory.Exists(path) && Directory.EnumerateFiles(path).Any(IsPack)))
                yield return PackOf(path);
            else if (Directory.Exists(path))
                texts.AddRange(SchemaFolder.Below(path).Where(LooksLikeSchema).Select(Read));
            else
                texts.Add(File.Exists(path) ? Read(path) : throw NotThere(path));
        }

        if (texts.Count > 0)
            yield return PackSource.Documents("schemas", [.. texts.DistinctBy(text => text.Name)]).DependingOn([.. references]);
    }

    private static PackSource PackOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Any(IsPack) ? PackSource.Folder(path) : PackSource.Pack(path)
        : File.Exists(path) ? PackSource.Pack(path) : throw NotThere(path);

    private static bool IsPack(string path) => File.Exists(path) && Path.GetExtension(path).ToUpperInvariant() is ".DLL" or ".NUPKG";

    private static bool LooksLikeSchema(string path) => SchemaFolder.LooksLikeSchema(new SchemaText(new SchemaOrigin("", path), File.ReadAllBytes(path)));

    private static (string Name, string Text) Read(string path) => (Shown(path), File.ReadAllText(path));

    private static string Shown(string path) => (path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).Replace('\\', '/');

    private static CommandFailure NotThere(string path) => new(ExitCode.Usage, $"there is no file or folder '{path}'");
}
