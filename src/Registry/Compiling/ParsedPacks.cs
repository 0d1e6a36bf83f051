using SchemaPacks.Parsing;
using SchemaPacks.Reusing;
using SchemaPacks.Scanning;

namespace SchemaPacks.Compiling;

/// <summary>Every pack, read.</summary>
/// <param name="Packs">What was read of each, in the order of the packs.</param>
internal sealed record ParsedPacks(IReadOnlyList<(PackIdentity Identity, ParsedPack Pack)> Packs)
{
    /// <summary>The documents of all packs, in their order.</summary>
    public IEnumerable<PackDocument> Documents => Packs.SelectMany(pack => pack.Pack.Documents);

    /// <summary>What was compiled of documents that refer to no other, in packs that were not read before.</summary>
    public IReadOnlyDictionary<PackDocument, CompiledDocument> Alone(IReadOnlyDictionary<PackIdentity, ParsedPack> earlier) => Packs
        .Where(pack => !earlier.ContainsKey(pack.Identity))
        .SelectMany(pack => pack.Pack.Documents.Zip(pack.Pack.Alone))
        .Where(pair => pair.Second is not null)
        .ToDictionary(pair => pair.First, pair => pair.Second!);

    /// <summary>What is wrong with what is no document, in the same order.</summary>
    public IEnumerable<Diagnostic> Findings => Packs.SelectMany(pack => pack.Pack.Findings);

    /// <param name="candidates">The packs.</param>
    /// <param name="reader">Reads one schema.</param>
    /// <param name="known">What an earlier process found out about packs.</param>
    /// <param name="earlier">What an earlier load read: a pack with the same bytes is taken from there.</param>
    /// <param name="cancellationToken">Stops between schemas.</param>
    public static ParsedPacks Parse(
        IReadOnlyList<PackCandidate> candidates, SchemaReader reader, KnownSchemas known, IReadOnlyDictionary<PackIdentity, ParsedPack> earlier, CancellationToken cancellationToken)
    {
        (PackIdentity Pack, PackResource Resource)[] resources =
        [
            .. candidates.Select(candidate => (Identity: PackIdentity.Of(candidate), candidate.Resources))
                .Where(candidate => !earlier.ContainsKey(candidate.Identity))
                .SelectMany(candidate => candidate.Resources, (candidate, resource) => (candidate.Identity, resource)),
        ];
        var read = new (ParsedDocument Parsed, CompiledDocument? Alone)[resources.Length];
        Parallel.For(0, resources.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            read[i] = reader.Read(resources[i].Resource, known.Find(resources[i].Pack, resources[i].Resource.Origin.Resource)));

        int next = 0;
        return new ParsedPacks([.. candidates.Select(candidate => (PackIdentity.Of(candidate), Take(candidate)))]);

        ParsedPack Take(PackCandidate candidate)
        {
            if (earlier.TryGetValue(PackIdentity.Of(candidate), out ParsedPack? known))
                return known;
            ArraySegment<(ParsedDocument Parsed, CompiledDocument? Alone)> own = new(read, next, candidate.Resources.Count);
            next += own.Count;
            return new ParsedPack(
                [.. own.Select(schema => schema.Parsed.Document).OfType<PackDocument>()],
                [.. own.Where(schema => schema.Parsed.Document is not null).Select(schema => schema.Alone)],
                [.. own.SelectMany(schema => schema.Parsed.Findings)]);
        }
    }

    /// <summary>These packs, in their order, each of which was read now or earlier.</summary>
    public ParsedPacks Of(IReadOnlyList<PackCandidate> candidates, IReadOnlyDictionary<PackIdentity, ParsedPack> earlier)
    {
        if (Packs.Select(pack => pack.Identity).SequenceEqual(candidates.Select(PackIdentity.Of)))
            return this;
        IReadOnlyDictionary<PackIdentity, ParsedPack> read = ByIdentity();
        return new ParsedPacks([.. candidates.Select(PackIdentity.Of).Select(identity => (identity, read.GetValueOrDefault(identity) ?? earlier[identity]))]);
    }

    /// <summary>These packs and others.</summary>
    public ParsedPacks And(ParsedPacks others) => ReferenceEquals(this, others) ? this : new([.. Packs.Concat(others.Packs).DistinctBy(pack => pack.Identity)]);

    /// <summary>What the next load may take over.</summary>
    public IReadOnlyDictionary<PackIdentity, ParsedPack> ByIdentity()
    {
        var packs = new Dictionary<PackIdentity, ParsedPack>(Packs.Count);
        foreach ((PackIdentity identity, ParsedPack pack) in Packs)
            packs[identity] = pack;
        return packs;
    }
}
