using SchemaPacks.Compiling.Rules;
using SchemaPacks.Parsing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>
/// Every document that has a key, and which packs may see it: its own pack and those that depend on it, directly or through
/// others. References look here and nowhere else.
/// </summary>
internal sealed class SchemaLibrary
{
    private readonly Dictionary<string, List<(SchemaVersion Version, PackDocument Document)>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _visible = new(StringComparer.OrdinalIgnoreCase);

    public SchemaLibrary(IEnumerable<PackDocument> documents, IReadOnlyList<PackCandidate> candidates)
    {
        foreach (PackDocument document in documents)
        {
            if (!IdRule.TryRead(document, out string id) || !VersionRule.TryRead(document, out SchemaVersion version))
                continue;
            if (!_byId.TryGetValue(id, out var versions))
                _byId.Add(id, versions = []);
            versions.Add((version, document));
        }

        // A dependency names a pack, or the package that a pack lies in.
        ILookup<string, string> inPackage = candidates.Where(candidate => candidate.Pack.Package is not null)
            .ToLookup(candidate => candidate.Pack.Package!.Id, candidate => candidate.Pack.Name, StringComparer.OrdinalIgnoreCase);
        ILookup<string, string> dependencies = candidates
            .SelectMany(
                candidate => candidate.Dependencies.SelectMany(name => inPackage[name].Prepend(name)),
                (candidate, name) => (candidate.Pack.Name, Dependency: name))
            .ToLookup(pair => pair.Name, pair => pair.Dependency, StringComparer.OrdinalIgnoreCase);
        foreach (PackCandidate candidate in candidates)
            _visible.TryAdd(candidate.Pack.Name, Closure(candidate.Pack.Name, dependencies));
    }

    /// <summary>The packs whose schemas and formats a pack may use, itself included.</summary>
    public IReadOnlySet<string> VisibleTo(string pack) => _visible.TryGetValue(pack, out HashSet<string>? visible) ? visible : new HashSet<string> { pack };

    /// <summary>The versions of an id that a pack may refer to, lowest first, each with its documents; usually one.</summary>
    public IReadOnlyList<IGrouping<SchemaVersion, PackDocument>> Find(string pack, string id) =>
        _byId.TryGetValue(id, out var versions) && _visible.TryGetValue(pack, out HashSet<string>? visible)
            ? [.. versions.Where(entry => visible.Contains(entry.Document.Origin.Pack)).GroupBy(entry => entry.Version, entry => entry.Document).OrderBy(version => version.Key)]
            : [];

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
