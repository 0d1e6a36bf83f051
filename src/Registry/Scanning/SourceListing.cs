namespace SchemaPacks.Scanning;

/// <summary>What may be a pack in one source.</summary>
/// <param name="Files">In ordinal order of their paths.</param>
/// <param name="Findings">What is said of folders that could not be listed.</param>
/// <param name="Unlisted">These folders.</param>
internal sealed record SourceListing(IReadOnlyList<PackFile> Files, IReadOnlyList<Diagnostic> Findings, IReadOnlyList<string> Unlisted)
{
    public static SourceListing Of(PackSource source, CancellationToken cancellationToken = default) => source switch
    {
        PackListSource list => OfList(list.Read(cancellationToken), cancellationToken),
        FolderSource folder => OfFolder(folder.Path),
        PackPathSource pack => new([pack.Sha512 is null && Directory.Exists(pack.Path) ? new PackFile.OfSchemaFolder(pack.Path) : new PackFile.OfBytes(pack.Path, pack.Sha512)], [], []),
        DocumentsSource documents => new([new PackFile.OfDocuments(documents)], [], []),
        _ => throw new ArgumentException($"'{source}' is not a source of packs.", nameof(source)),
    };

    /// <summary>Whether the source told nothing: it could not be listed, or nothing in it could be opened.</summary>
    public bool IsBlind(IReadOnlySet<PackFile> unreadable) =>
        Files.Count == 0 ? Findings.Count > 0 : Files.All(unreadable.Contains);

    private static SourceListing OfList(PackList list, CancellationToken cancellationToken)
    {
        SourceListing[] parts = [.. list.Sources.Select(source => Of(source, cancellationToken))];
        return new SourceListing([.. parts.SelectMany(part => part.Files)], [.. list.Findings, .. parts.SelectMany(part => part.Findings)], [.. parts.SelectMany(part => part.Unlisted)]);
    }

    private static SourceListing OfFolder(string path)
    {
        var findings = new List<Diagnostic>();
        var unlisted = new List<string>();
        var files = new SortedDictionary<string, PackFile>(StringComparer.Ordinal);
        string[] folders = List(path, findings, unlisted, () => [.. Directory.EnumerateDirectories(path).Where(folder => !Path.GetFileName(folder).StartsWith('.'))]);
        if (findings.Count > 0)
            return new SourceListing([], findings, unlisted);

        Add(List(path, findings, unlisted, () => Known(path)));
        foreach (string folder in folders)
        {
            string[] known = List(folder, findings, unlisted, () => Known(folder));
            Add(known);
            if (known.Length == 0 && List(folder, findings, unlisted, () => SchemaFiles.Below(folder)).Length > 0)
                files.Add(folder, new PackFile.OfSchemaFolder(folder));
        }

        return new SourceListing([.. files.Values], findings, unlisted);

        void Add(string[] found)
        {
            foreach (string file in found)
                files.Add(file, new PackFile.OfBytes(file));
        }
    }

    // Not a search pattern such as "*.dll": on some systems it is case-sensitive.
    private static string[] Known(string folder) => [.. Directory.EnumerateFiles(folder).Where(PackFile.IsKnown)];

    private static string[] List(string path, List<Diagnostic> findings, List<string> unlisted, Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (DirectoryNotFoundException)
        {
            findings.Add(Diagnostics.FolderUnreadable.Create($"the folder '{path}' does not exist; create it, or correct the setting") with { Pack = path });
        }
        catch (Exception exception) when (FileContent.IsReadError(exception))
        {
            findings.Add(Diagnostics.FolderUnreadable.Create($"the folder '{path}' cannot be listed: {exception.Message.TrimEnd('.')}") with { Pack = path });
        }

        unlisted.Add(path);
        return [];
    }
}
