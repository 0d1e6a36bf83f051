namespace SchemaPacks.Cli.Linting;

/// <summary>Which files of a folder are not checked. A file that was named itself is.</summary>
internal sealed class LintExclusions
{
    private readonly (string Folder, PathWildcards Wildcards)[] _parts;

    /// <param name="settings">The <c>schemapacks.yaml</c> that holds, whose wildcards are relative to it; null for none.</param>
    /// <param name="options">Wildcards of the command line, relative to the current folder.</param>
    public LintExclusions(LintSettingsFile? settings, IReadOnlyList<string> options) => _parts =
    [
        .. options.Count > 0 ? [(Path.GetFullPath("."), new PathWildcards(options))] : Array.Empty<(string, PathWildcards)>(),
        .. settings is { Path: { } file, Settings.Exclude: { Count: > 0 } own } ? [(Path.GetDirectoryName(file)!, new PathWildcards(own))] : Array.Empty<(string, PathWildcards)>(),
    ];

    public bool Match(string file) => _parts.Any(part => part.Wildcards.Match(Path.GetRelativePath(part.Folder, Path.GetFullPath(file)).Replace('\\', '/')));
}
