using SchemaPacks.Referring;
using SchemaPacks.Reviewing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Cli.Linting;

/// <summary>A path that was named: a file, a folder or a pack, and the schemas in it.</summary>
/// <param name="Files">The schemas.</param>
/// <param name="Packs">The packs that they are in.</param>
/// <param name="Findings">What is wrong with the packs themselves.</param>
internal sealed record LintTarget(IReadOnlyList<LintedFile> Files, IReadOnlyList<PackLinks> Packs, IReadOnlyList<Diagnostic> Findings)
{
    /// <param name="path">The path.</param>
    /// <param name="exclusions">Which files of a folder are passed over.</param>
    /// <exception cref="CommandFailure">There is no such path.</exception>
    public static LintTarget Of(string path, LintExclusions exclusions)
    {
        if (Directory.Exists(path))
            return OfFolder(path, exclusions);
        if (!File.Exists(path))
            throw new CommandFailure(ExitCode.Usage, $"there is no file or folder '{path}'");
        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".DLL" => OfPack(path, new PackScanner().ScanAssembly(Path.GetFileName(path), File.ReadAllBytes(path))),
            ".NUPKG" => OfPack(path, new PackScanner().ScanPackage(Path.GetFileName(path), File.ReadAllBytes(path))),
            _ => OfFile(path),
        };
    }

    private static LintTarget OfFolder(string folder, LintExclusions exclusions)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        LintedFile[] files =
        [
            .. SchemaFolder.Below(folder)
                .Where(file => !exclusions.Match(file))
                .Select(file => Read(file, name, Path.GetRelativePath(folder, file).Replace('\\', '/')))
                .Where(file => SchemaFolder.LooksLikeSchema(file.Text)),
        ];
        return new LintTarget(files, [new PackLinks(name, null, [])], []);
    }

    private static LintTarget OfFile(string path)
    {
        string pack = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) ?? "";
        return new LintTarget([Read(path, pack, Path.GetFileName(path))], [new PackLinks(pack, null, [])], []);
    }

    private static LintTarget OfPack(string path, PackScan scan) => new(
        [.. scan.Candidates.SelectMany(candidate => candidate.Resources).Select(resource => new LintedFile(new SchemaText(resource.Origin, resource.Bytes), $"{path}/{resource.Origin.Resource}", null))],
        [.. scan.Candidates.Select(candidate => new PackLinks(candidate.Pack.Name, candidate.Pack.Package?.Id, candidate.Dependencies))],
        scan.Findings);

    private static LintedFile Read(string file, string pack, string resource)
    {
        string place = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
        return new LintedFile(new SchemaText(new SchemaOrigin(pack, resource), File.ReadAllBytes(file)), place.Replace('\\', '/'), file);
    }
}
