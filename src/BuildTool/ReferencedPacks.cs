using SchemaPacks.Referring;
using SchemaPacks.Reviewing;
using SchemaPacks.Scanning;

namespace SchemaPacks.BuildTool;

/// <summary>The packs among the assemblies that a build references, read as metadata: nothing of them is loaded.</summary>
/// <param name="Links">The packs.</param>
/// <param name="Texts">Their schemas.</param>
/// <param name="Paths">Their files.</param>
internal sealed record ReferencedPacks(IReadOnlyList<PackLinks> Links, IReadOnlyList<SchemaText> Texts, IReadOnlyList<string> Paths)
{
    public static ReferencedPacks Read(IEnumerable<string> assemblies)
    {
        var scanner = new PackScanner();
        PackCandidate[] packs = [.. assemblies.Where(File.Exists).SelectMany(path => scanner.ScanAssembly(path, File.ReadAllBytes(path)).Candidates)];
        return new ReferencedPacks(
            [.. packs.Select(pack => new PackLinks(pack.Pack.Name, null, pack.Dependencies))],
            [.. packs.SelectMany(pack => pack.Resources).Select(resource => new SchemaText(resource.Origin, resource.Bytes))],
            [.. packs.Select(pack => pack.Pack.Path)]);
    }
}
