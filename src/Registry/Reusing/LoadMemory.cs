using SchemaPacks.Compiling;
using SchemaPacks.Parsing;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Reusing;

/// <summary>
/// What one load made of everything, so that the next makes again only what changed. Never changes, and holds nothing of earlier loads.
/// </summary>
/// <param name="Files">What stood in each file or folder, by its path.</param>
/// <param name="Packs">What was parsed of each pack.</param>
/// <param name="Documents">What was compiled of each document.</param>
/// <param name="Sorted">The schemas that might be served, by key.</param>
internal sealed record LoadMemory(
    IReadOnlyDictionary<string, RememberedFile> Files,
    IReadOnlyDictionary<PackIdentity, ParsedPack> Packs,
    IReadOnlyDictionary<PackDocument, CompiledDocument> Documents,
    IReadOnlyList<CompiledSchema> Sorted)
{
    public static LoadMemory Empty { get; } = new(
        new Dictionary<string, RememberedFile>(), new Dictionary<PackIdentity, ParsedPack>(), new Dictionary<PackDocument, CompiledDocument>(), []);

    /// <summary>Whether nothing was loaded yet.</summary>
    public bool IsEmpty => ReferenceEquals(this, Empty);

    /// <summary>What was compiled of a document before all of them are compiled: by an earlier load, or when it was read.</summary>
    public Func<PackDocument, CompiledDocument?> Before(ParsedPacks parsed)
    {
        IReadOnlyDictionary<PackDocument, CompiledDocument> alone = parsed.Alone(Packs);
        return document => Documents.GetValueOrDefault(document) ?? alone.GetValueOrDefault(document);
    }

    /// <param name="files">What scanning made of each file or folder. The bytes of schemas are let go: what was parsed of them is here.</param>
    /// <param name="parsed">What was parsed.</param>
    /// <param name="compiled">What was compiled.</param>
    /// <param name="settled">What was settled.</param>
    public static LoadMemory Of(IReadOnlyDictionary<string, RememberedFile> files, ParsedPacks parsed, CompiledPacks compiled, SettledSchemas settled) => new(
        files.ToDictionary(file => file.Key, file => file.Value.WithoutBytes(), StringComparer.Ordinal), parsed.ByIdentity(), compiled.ByDocument(), settled.Sorted);
}
