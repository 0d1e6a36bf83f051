using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SchemaPacks.Allowing;
using SchemaPacks.Compiling;
using SchemaPacks.PackParts;
using SchemaPacks.Snapshots;

namespace SchemaPacks.Resolving;

/// <summary>
/// The plans for one snapshot of the registry, each made when the first event of its schema arrives: many schemas are loaded, few are used. What
/// it decides never changes; an event that began with it ends with it.
/// </summary>
internal sealed class PlanTable(RegistrySnapshot snapshot, PackGeneration? packs, AllowList allowed, Func<CompiledSchema, PlanTable, EventPlan> plan)
{
    private const int MaxRecent = 64; // a power of two

    private readonly ConcurrentDictionary<SchemaKey, EventPlan> _plans = new();
    private readonly RecentPlan?[] _recent = new RecentPlan?[MaxRecent];

    public RegistrySnapshot Snapshot => snapshot;

    /// <summary>The code packs in force with it; null when there are none.</summary>
    public PackGeneration? Packs => packs;

    /// <summary>Resolve and allow: one lookup tells whether a schema is known, and whether its events are recorded.</summary>
    public bool TryFind(SchemaKey key, [NotNullWhen(true)] out EventPlan? found)
    {
        // Senders name a schema by the same string again and again: who is known by sight need not be read.
        ref RecentPlan? recent = ref _recent[RuntimeHelpers.GetHashCode(key.Id) & (MaxRecent - 1)];
        if (recent is { } known && known.IsOf(key))
        {
            found = known.Plan;
            return true;
        }

        if (!TryFindByName(key, out found))
            return false;
        recent = new RecentPlan(key, found);
        return true;
    }

    private bool TryFindByName(SchemaKey key, [NotNullWhen(true)] out EventPlan? found)
    {
        if (_plans.TryGetValue(key, out found))
            return true;
        if (snapshot.Find(key) is { } schema)
            found = _plans.GetOrAdd(key, plan(schema, this));
        return found is not null;
    }

    /// <summary>Takes over what an earlier table made of schemas that are still the same.</summary>
    public void Adopt(PlanTable earlier)
    {
        foreach ((SchemaKey key, EventPlan made) in earlier._plans)
            if (ReferenceEquals(snapshot.Find(key), made.Schema))
                _plans.TryAdd(key, made);
    }

    /// <summary>The answer to an event whose schema is not loaded. Shows names of listed schemas only: which others are loaded is not the sender's business.</summary>
    public EventOutcome Unknown(SchemaKey key)
    {
        string id = key.Id ?? "";
        bool listed = id.Length > 0 && IsListed(id);
        string[] versions = listed ? [.. snapshot.GetVersions(id).Select(schema => schema.Key.Version.Text)] : [];
        string hint = versions.Length switch
        {
            0 => Nearby(id),
            1 => $"; version {versions[0]} is loaded",
            _ => $"; versions {string.Join(", ", versions[..^1])} and {versions[^1]} are loaded",
        };
        return new EventOutcome(EventStatus.UnknownSchema, Diagnostics.UnknownSchema.Create($"no loaded pack provides schema '{Shorten(id)}' version {key.Version}{hint}"));
    }

    /// <summary>Whether some version of the schema may be recorded.</summary>
    public bool IsListed(string id) => allowed.Ids.Contains(id, StringComparer.Ordinal);

    /// <summary>Ids that may have been meant, of listed schemas unless others may be shown as well.</summary>
    public IReadOnlyList<string> NearIds(string id, bool includesUnlisted = false) =>
        NearMatches.Of(id, includesUnlisted ? snapshot.SchemaIds : allowed.Ids.Where(known => snapshot.GetVersions(known).Count > 0));

    private string Nearby(string id)
    {
        IReadOnlyList<string> near = NearIds(id);
        return near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
    }

    private sealed class RecentPlan(SchemaKey key, EventPlan plan)
    {
        public EventPlan Plan => plan;

        public bool IsOf(SchemaKey other) => ReferenceEquals(key.Id, other.Id) && key.Version == other.Version;
    }

    private static string Shorten(string id) => id.Length <= 200 ? id : $"{id.AsSpan(0, 200)}…";
}
