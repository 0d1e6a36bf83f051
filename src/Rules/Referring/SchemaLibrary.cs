using System.Collections.Concurrent;
using SchemaPacks.Parsing;

namespace SchemaPacks.Referring;

/// <summary>
/// Every document that has a key, and which packs may see it: its own pack and those that depend on it, directly or through
/// others. References look here and nowhere else. It is made when the first one is looked up: most schemas refer to no other.
/// </summary>
internal sealed class SchemaLibrary
{
    private const string VersionQuery = "?version=";

    private readonly Lazy<Dictionary<string, List<(SchemaVersion Version, PackDocument Document)>>> _byId;
    private readonly Lazy<ILookup<string, string>> _dependencies;
    private readonly ConcurrentDictionary<string, HashSet<string>> _visible = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Knows no schema.</summary>
    public static SchemaLibrary Empty { get; } = new([], []);

    /// <param name="documents">The documents; those without a key cannot be referred to.</param>
    /// <param name="packs">The packs that they are in.</param>
    public SchemaLibrary(IEnumerable<PackDocument> documents, IEnumerable<PackLinks> packs)
    {
        _byId = new(() => ById(documents));
        _dependencies = new(() => Dependencies([.. packs]));
    }

    /// <summary>The packs whose schemas and formats a pack may use, itself included.</summary>
    public IReadOnlySet<string> VisibleTo(string pack) => _visible.GetOrAdd(pack, static (name, dependencies) => Closure(name, dependencies), _dependencies.Value);

    /// <summary>The document that a reference names, read as the schema that holds it may see it.</summary>
    public LibraryAnswer Answer(PackDocument document, string text)
    {
        var versions = Find(document.Origin.Pack, text);
        if (versions.Count > 1)
            return LibraryAnswer.Refuse(
                Diagnostics.AmbiguousReference,
                $"the reference '{text}' fits versions {string.Join(", ", versions.Select(version => version.Key))}; add one, as in '{text}{VersionQuery}{versions[^1].Key}'");

        int query = text.LastIndexOf(VersionQuery, StringComparison.Ordinal);
        if (versions.Count == 0 && query > 0 && SchemaVersion.TryParse(text[(query + VersionQuery.Length)..], out SchemaVersion wanted))
            versions = [.. Find(document.Origin.Pack, text[..query]).Where(version => version.Key == wanted)];

        if (versions.Count == 0)
            return LibraryAnswer.Refuse(
                Diagnostics.UnresolvedReference,
                $"the reference '{text}' names no schema of this pack or of packs that it depends on, and nothing is fetched from elsewhere; correct it, or add the dependency");

        PackDocument[] contents = [.. versions[0].DistinctBy(content => content.ContentHash)];
        return contents.Length == 1
            ? LibraryAnswer.Of(versions[0].FirstOrDefault(content => content.Origin == document.Origin) ?? contents[0])
            : LibraryAnswer.Refuse(
                Diagnostics.UnresolvedReference, $"the reference '{text}' names a schema that has different content in '{contents[0].Origin}' and '{contents[1].Origin}'; keep one");
    }

    /// <summary>The versions of an id that a pack may refer to, lowest first, each with its documents; usually one.</summary>
    private List<IGrouping<SchemaVersion, PackDocument>> Find(string pack, string id)
    {
        if (!_byId.Value.TryGetValue(id, out var versions))
            return [];
        IReadOnlySet<string> visible = VisibleTo(pack);
        return [.. versions.Where(entry => visible.Contains(entry.Document.Origin.Pack)).GroupBy(entry => entry.Version, entry => entry.Document).OrderBy(version => version.Key)];
    }

    private static Dictionary<string, List<(SchemaVersion Version, PackDocument Document)>> ById(IEnumerable<PackDocument> documents)
    {
        var byId = new Dictionary<string, List<(SchemaVersion Version, PackDocument Document)>>(StringComparer.Ordinal);
        foreach (PackDocument document in documents)
        {
            if (document.Key is not { } key)
                continue;
            if (!byId.TryGetValue(key.Id, out var versions))
                byId.Add(key.Id, versions = []);
            versions.Add((key.Version, document));
        }

        return byId;
    }

    // A dependency names a pack, or the package that a pack lies in.
    private static ILookup<string, string> Dependencies(PackLinks[] packs)
    {
        ILookup<string, string> inPackage = packs.Where(pack => pack.Package is not null)
            .ToLookup(pack => pack.Package!, pack => pack.Name, StringComparer.OrdinalIgnoreCase);
        return packs
            .SelectMany(pack => pack.Dependencies.SelectMany(name => inPackage[name].Prepend(name)), (pack, name) => (pack.Name, Dependency: name))
            .ToLookup(pair => pair.Name, pair => pair.Dependency, StringComparer.OrdinalIgnoreCase);
    }

    private static HashSet<string> Closure(string pack, ILookup<string, string> dependencies)
    {
        var reached = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { pack };
        var waiting = new Queue<string>(reached);
        while (waiting.TryDequeue(out string? name))
        {
            foreach (string dependency in dependencies[name].Where(reached.Add))
                waiting.Enqueue(dependency);
        }

        return reached;
    }
}
