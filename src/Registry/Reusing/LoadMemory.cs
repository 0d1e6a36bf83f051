using SchemaPacks.Compiling;
using SchemaPacks.Evolving;
using SchemaPacks.Parsing;

namespace SchemaPacks.Reusing;

/// <summary>
/// What one load made of everything, so that the next makes again only what changed. Never changes, and holds nothing of earlier loads.
/// </summary>
/// <param name="Files">What stood in each file or folder, by its path.</param>
/// <param name="Packs">What was parsed of each pack.</param>
/// <param name="Documents">What was compiled of each document.</param>
/// <param name="Sorted">The schemas that might be served, by key.</param>
/// <param name="Admitted">The packs that were let in, where somebody decides about that.</param>
internal sealed record LoadMemory(
    IReadOnlyDictionary<string, RememberedFile> Files,
    IReadOnlyDictionary<PackIdentity, ParsedPack> Packs,
    IReadOnlyDictionary<PackDocument, CompiledDocument> Documents,
    IReadOnlyList<CompiledSchema> Sorted,
    AdmittedPacks Admitted)
{
    public static LoadMemory Empty { get; } = new(
        new Dictionary<string, RememberedFile>(), new Dictionary<PackIdentity, ParsedPack>(), new Dictionary<PackDocument, CompiledDocument>(), [], AdmittedPacks.None);

    /// <summary>Whether nothing was loaded yet.</summary>
    public bool IsEmpty => ReferenceEquals(this, Empty);

    /// <summary>What was compiled of a document before all of them are compiled: by an earlier load, or when it was read.</summary>
    public Func<PackDocument, CompiledDocument?> Before(ParsedPacks parsed)
    {
        IReadOnlyDictionary<PackDocument, CompiledDocument> alone = parsed.Alone(Packs);
        return document => Documents.GetValueOrDefault(document) ?? alone.GetValueOrDefault(document);
    }

    /// <param name="files">What scanning made of each file or folder. The bytes of schemas are let go: what was parsed of them is here.</param>
    /// <param name="parsed">What was parsed, packs among it that were not let in.</param>
    /// <param name="packs">The packs that were let in.</param>
    /// <param name="isDecided">Whether somebody decides which packs are let in.</param>
    public static LoadMemory Of(IReadOnlyDictionary<string, RememberedFile> files, ParsedPacks parsed, LoadedPacks packs, bool isDecided) => new(
        files.ToDictionary(file => file.Key, file => file.Value.WithoutBytes(), StringComparer.Ordinal), parsed.ByIdentity(), packs.Compiled.ByDocument(), packs.Settled.Sorted,
        isDecided ? new AdmittedPacks([.. packs.Candidates.Select(pack => RememberedFile.WithoutBytes(pack))], packs.Settled.Schemas) : AdmittedPacks.None);
}
