using System.Collections.Immutable;
using System.Globalization;

namespace SchemaPacks.Analyzers.Naming;

/// <summary>
/// Which file's schema has which type. Of schemas that ask for the same name none gets it: each is named by more of its id. Names differ by more than the
/// case of letters, since they become the names of files too. Of two files with one schema, the first by path has the type.
/// </summary>
internal sealed class EventNames : IEquatable<EventNames>
{
    private readonly ImmutableSortedDictionary<string, string> _byPath;
    private readonly ImmutableSortedDictionary<string, string> _byKey;

    private EventNames(ImmutableSortedDictionary<string, string> byPath, ImmutableSortedDictionary<string, string> byKey) => (_byPath, _byKey) = (byPath, byKey);

    public IEnumerable<string> All => _byPath.Values;

    public static EventNames Assign(ImmutableArray<EventClaim> claims, string @namespace)
    {
        List<EventClaim> open = [.. claims.OrderBy(claim => claim.Path, StringComparer.Ordinal).GroupBy(claim => (claim.Id, claim.Version)).Select(same => same.First())];
        HashSet<string> spaces = new(@namespace.Split('.'), StringComparer.OrdinalIgnoreCase);
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        var byPath = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var byKey = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

        void Give(EventClaim claim, string wanted)
        {
            if (spaces.Contains(wanted)) // a type that hides its own namespace
                wanted += "Event";
            string name = wanted;
            for (int number = 2; !taken.Add(name); number++)
                name = wanted + number.ToString(CultureInfo.InvariantCulture);
            byPath.Add(claim.Path, name);
            byKey.Add(KeyOf(claim.Id, claim.Version), name);
        }

        foreach (EventClaim claim in open.Where(claim => claim.WantedName is not null))
            Give(claim, Identifiers.Pascal(claim.WantedName!));
        open.RemoveAll(claim => claim.WantedName is not null);
        for (int parts = 1; open.Count > 0; parts++)
        {
            foreach (IGrouping<string, EventClaim> same in open.GroupBy(claim => EventName.Of(claim.Id, claim.Version, parts), StringComparer.OrdinalIgnoreCase).ToList())
            {
                if (parts < 3 && same.Select(claim => claim.Id).Distinct().Skip(1).Any())
                    continue;
                foreach (EventClaim claim in same.OrderBy(claim => claim.Id, StringComparer.Ordinal).ThenBy(claim => claim.Version, StringComparer.Ordinal))
                    Give(claim, same.Key);
                open.RemoveAll(same.Contains);
            }
        }

        return new EventNames(byPath.ToImmutable(), byKey.ToImmutable());
    }

    /// <summary>The type for a file; null when another file has the same schema.</summary>
    public string? OfFile(string path) => _byPath.TryGetValue(path, out string? name) ? name : null;

    /// <summary>The type for what a <c>$ref</c> names: <c>id</c>, if it has one version here, or <c>id?version=2</c>.</summary>
    public string? OfReference(string reference)
    {
        int query = reference.LastIndexOf("?version=", StringComparison.Ordinal);
        if (query >= 0)
            return _byKey.TryGetValue(KeyOf(reference.Substring(0, query), reference.Substring(query + "?version=".Length)), out string? name) ? name : null;
        string prefix = KeyOf(reference, "");
        List<KeyValuePair<string, string>> versions = [.. _byKey.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal))];
        return versions.Count == 1 ? versions[0].Value : null;
    }

    public bool Equals(EventNames? other) => other is not null && _byPath.SequenceEqual(other._byPath) && _byKey.SequenceEqual(other._byKey);

    public override bool Equals(object? obj) => Equals(obj as EventNames);

    public override int GetHashCode() => _byPath.Count;

    // No id has a line break.
    private static string KeyOf(string id, string version) => id + "\n" + version;
}
