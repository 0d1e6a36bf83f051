namespace SchemaPacks.Scanning.Packages;

/// <summary>
/// Reads the packs inside a NuGet package. Nothing is extracted, nothing but the nuspec and the assemblies of one
/// <c>lib</c> folder is looked into, and no code runs.
/// </summary>
internal static class PackagePackReader
{
    /// <param name="path">Names the file.</param>
    /// <param name="bytes">The package.</param>
    /// <param name="sha512">Their hash.</param>
    /// <param name="reading">The bounds, and who admits packages.</param>
    public static ScannedPack Read(string path, byte[] bytes, string sha512, PackReading reading)
    {
        try
        {
            var archive = new PackageArchive(bytes, reading.Limits);
            // After the strict look, so that whoever judges never sees an archive that two readers could understand differently.
            IReadOnlyList<Diagnostic> judged = reading.Admit?.Invoke(new PackageBytes(path, sha512, bytes)) ?? [];
            if (judged.Any(finding => finding.Severity == DiagnosticSeverity.Error))
                return new ScannedPack([], [.. judged.Select(finding => finding with { Pack = path })]);
            ScannedPack pack = Read(path, sha512, archive, Nuspec.Read(archive), reading.Limits);
            return judged.Count == 0 ? pack : pack with { Findings = [.. judged.Select(finding => finding with { Pack = path }), .. pack.Findings] };
        }
        catch (PackageRefusedException refusal)
        {
            return ScannedPack.Refused(refusal.Kind.Create($"the package '{Path.GetFileName(path)}' is refused: {refusal.Message}") with { Pack = path });
        }
    }

    /// <summary>All files beside one assembly of a package, for a pack whose code is trusted: names from its <c>lib</c> folder, and bytes.</summary>
    /// <param name="bytes">The package.</param>
    /// <param name="assembly">The assembly's simple name.</param>
    /// <param name="limits">How much it may unfold to.</param>
    /// <param name="main">The name of the assembly's file.</param>
    /// <exception cref="PackageRefusedException">It is no package that can be read, or has no such assembly.</exception>
    public static SortedDictionary<string, byte[]> ReadCode(byte[] bytes, string assembly, ScanLimits limits, out string main)
    {
        var archive = new PackageArchive(bytes, limits);
        PackageEntry own = LibFolder.Assemblies(archive.Entries, LibFolder.Host).FirstOrDefault(entry => Path.GetFileNameWithoutExtension(entry.Name).Equals(assembly, StringComparison.OrdinalIgnoreCase))
            ?? throw PackageRefusedException.Damaged($"it has no assembly '{assembly}.dll'");
        string folder = own.Name[..(own.Name.LastIndexOf('/') + 1)];
        main = own.Name[folder.Length..];
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (PackageEntry entry in archive.Entries.Where(entry => entry.Name.StartsWith(folder, StringComparison.Ordinal) && !entry.Name.EndsWith('/')))
            files.Add(entry.Name[folder.Length..], archive.Read(entry, limits.FileBytes));
        return files;
    }

    private static ScannedPack Read(string path, string sha512, PackageArchive archive, Nuspec nuspec, ScanLimits limits)
    {
        IReadOnlyList<PackageEntry> assemblies = LibFolder.Assemblies(archive.Entries, LibFolder.Host);
        if (assemblies.Count == 0)
        {
            return ScannedPack.Refused(Diagnostics.NoFittingAssembly.Create(
                $"the package '{nuspec.Package}' has no assembly under lib/ that {LibFolder.Host.GetShortFolderName()} can use; build it for netstandard2.0 or another that fits") with { Pack = path });
        }

        ScannedPack[] read = [.. assemblies.Select(assembly =>
            AssemblyPackReader.Read($"{path}/{assembly.Name}", archive.Read(assembly, limits.FileBytes), limits, sha512))];
        PackCandidate[] packs = [.. read.SelectMany(pack => pack.Candidates).Select(pack => Within(pack, path, nuspec))];

        // Beside a pack, the other assemblies are its business.
        return new ScannedPack(packs, [.. read.Where(pack => packs.Length == 0 || pack.Candidates.Count > 0).SelectMany(pack => pack.Findings)]);
    }

    private static PackCandidate Within(PackCandidate pack, string path, Nuspec nuspec) => new()
    {
        Pack = pack.Pack with { Path = path, Version = nuspec.Package.Version, Package = nuspec.Package },
        Resources = [.. pack.Resources.Select(resource => resource with { Origin = resource.Origin with { Package = nuspec.Package } })],
        Modules = pack.Modules,
        Dependencies = [.. pack.Dependencies.Concat(nuspec.DependenciesFor(LibFolder.Host).Select(dependency => dependency.Id)).Distinct(StringComparer.OrdinalIgnoreCase)],
    };
}
