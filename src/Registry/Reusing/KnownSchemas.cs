using SchemaPacks.Compiling;

namespace SchemaPacks.Reusing;

/// <summary>The known schemas of packs, by the hash of the pack's bytes: what an earlier process found out about these very bytes.</summary>
/// <param name="Packs">Schemas by resource, by pack.</param>
internal sealed record KnownSchemas(IReadOnlyDictionary<PackIdentity, IReadOnlyDictionary<string, KnownSchema>> Packs)
{
    public static KnownSchemas None { get; } = new(new Dictionary<PackIdentity, IReadOnlyDictionary<string, KnownSchema>>());

    public static KnownSchemas Of(IEnumerable<KeyValuePair<PackIdentity, ParsedPack>> read)
    {
        var packs = new Dictionary<PackIdentity, IReadOnlyDictionary<string, KnownSchema>>();
        foreach ((PackIdentity identity, ParsedPack pack) in read)
        {
            var known = new Dictionary<string, KnownSchema>(StringComparer.Ordinal);
            foreach (CompiledDocument? alone in pack.Alone)
                if (alone is { Schema: { } schema } && alone.Findings.All(finding => finding.Pack == identity.Name && finding.Resource == schema.Document.Origin.Resource))
                    known[schema.Document.Origin.Resource] = new KnownSchema(schema.Key, schema.ContentHash, schema.Dialect, alone.Findings);
            if (known.Count > 0)
                packs[identity] = known;
        }

        return new KnownSchemas(packs);
    }

    public KnownSchema? Find(PackIdentity pack, string resource) =>
        Packs.TryGetValue(pack, out IReadOnlyDictionary<string, KnownSchema>? known) ? known.GetValueOrDefault(resource) : null;
}
