using SchemaPacks.Scanning;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Cli;

/// <summary>Packs that were named on the command line, looked at as one registry. No code of them runs.</summary>
internal static class NamedPacks
{
    /// <exception cref="CommandFailure">There is no such path, or no schema that could be used.</exception>
    public static async Task<RegistrySnapshot> LoadAsync(IEnumerable<string> paths, Screen screen, CancellationToken cancellationToken)
    {
        string[] named = [.. paths];
        using var loader = new RegistryLoader(new SchemaRegistryOptions { Sources = [.. named.Select(SourceOf)] });
        RegistrySnapshot registry = await loader.LoadAsync(cancellationToken: cancellationToken);
        screen.WriteErrors(registry.Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        return registry.Schemas.Count > 0
            ? registry
            : throw new CommandFailure(ExitCode.Usage, $"there is no schema that can be used in {string.Join(", ", named.Select(path => $"'{path}'"))}");
    }

    // A folder with schema files in it is a pack, and so is one such file; any other folder is one of packs.
    private static PackSource SourceOf(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path).Any(file => IsSchema(file)) ? PackSource.Pack(path) : PackSource.Folder(path);
        if (File.Exists(path) && (IsSchema(path) || Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase)))
            return PackSource.Documents(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder ? folder : "schemas", (Path.GetFileName(path), File.ReadAllText(path)));
        return File.Exists(path) ? PackSource.Pack(path) : throw new CommandFailure(ExitCode.Usage, $"there is no file or folder '{path}'");
    }

    private static bool IsSchema(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" && Path.GetFileName(file) != "schemapacks.yaml";
}
